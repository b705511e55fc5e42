package io.fairlead.testing.simulators.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a provider sends by itself, and what it can be told to send. */
public final class Webhooks {

    private final Scheme scheme;
    private final Drafts drafts;
    private final Clock clock;
    private final Wire wire;
    private final Sender sender;
    private final Optional<Subscriptions> subscriptions;

    private Webhooks(Scheme scheme, Drafts drafts, Clock clock, Wire wire, Optional<Subscriptions> subscriptions) {
        this.scheme = scheme;
        this.drafts = drafts;
        this.clock = clock;
        this.wire = wire;
        this.sender = new Sender(scheme, clock, wire);
        this.subscriptions = subscriptions;
    }

    /** Of a provider whose own API registers endpoints. */
    public static Webhooks registeredByApi(Scheme scheme, Drafts drafts, Clock clock, Wire wire) {
        return new Webhooks(scheme, drafts, clock, wire, Optional.empty());
    }

    /** Of a provider whose endpoints only its twin's control can register. */
    public static Webhooks registeredByControl(
            Scheme scheme, Drafts drafts, Clock clock, Wire wire, Subscriptions subscriptions) {
        return new Webhooks(scheme, drafts, clock, wire, Optional.of(subscriptions));
    }

    /** What came back for one delivery. */
    public record Sent(String deliveryId, Reply reply) {}

    /** Sends each delivery once, whatever comes back; ends when all have been answered. */
    public CompletionStage<List<Sent>> deliver(Order order) {
        List<Message> messages = IntStream.range(0, order.count())
                .mapToObj(number -> drafts.write(order.draft(), number))
                .toList();
        Endpoint to = new Endpoint("", order.url(), order.secret());
        Line line = new Line(order.flaw().atOnce());
        List<CompletableFuture<Sent>> answers = messages.stream()
                .flatMap(message -> Stream.generate(() -> message).limit(1L + order.duplicates()))
                .map(message -> once(message, to, order.flaw(), line))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(_ -> answers.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Sent> once(Message message, Endpoint to, Flaw flaw, Line line) {
        CompletableFuture<Sent> answer = new CompletableFuture<>();
        line.join(done -> wire.post(
                flaw.post(scheme, message, to, clock.instant()),
                sender.schedule().timeout(),
                reply -> {
                    answer.complete(new Sent(message.id(), reply));
                    done.run();
                }));
        return answer;
    }

    public Scheme scheme() {
        return scheme;
    }

    public Sender sender() {
        return sender;
    }

    public Optional<Subscriptions> subscriptions() {
        return subscriptions;
    }

    /** Everything unsent is forgotten, and everyone who wanted to be told. */
    public void reset() {
        sender.reset();
        subscriptions.ifPresent(Subscriptions::reset);
    }
}
