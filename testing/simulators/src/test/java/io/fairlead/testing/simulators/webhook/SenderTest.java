package io.fairlead.testing.simulators.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.simulators.MovableClock;
import io.fairlead.testing.simulators.webhook.Dispatch.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderTest {

    private static final Message MESSAGE = new Message("evt_1", "user.updated", "{}");
    private static final Endpoint ENDPOINT = new Endpoint("here", "http://localhost/here", "secret");

    private final MovableClock clock = new MovableClock();
    private final FakeWire wire = new FakeWire();
    private final Sender sender = new Sender(new PlainScheme(), clock, wire);
    private final List<State> ends = new ArrayList<>();

    @Test
    void isContentWithAnySuccess() {
        send();
        wire.answer(204);

        assertThat(ends).containsExactly(State.DELIVERED);
        assertThat(wire.pauses()).isEmpty();
    }

    @Test
    void signsTheSameMessageAnewAtEachAttempt() {
        send();
        wire.answer(500);
        clock.advance(Duration.ofSeconds(30));
        wire.letPausePass();

        assertThat(wire.posts()).extracting(Post::body).containsOnly("{}").hasSize(2);
        assertThat(wire.posts())
                .extracting(post -> post.headers().get("signature"))
                .containsExactly("evt_1 2026-11-20T12:00:00Z secret", "evt_1 2026-11-20T12:00:30Z secret");
    }

    @Test
    void takesARedirectForAFailure() {
        send();
        wire.answer(302);

        assertThat(wire.pauses()).hasSize(1);
        assertThat(ends).isEmpty();
    }

    @Test
    void givesUpAfterTheLastPause() {
        sender.schedule(new RetrySchedule(List.of(Duration.ofMillis(5), Duration.ofMillis(50)), Duration.ofSeconds(1)));

        send();
        wire.answer(new Reply.Unanswered("nobody there"));
        wire.letPausePass();
        wire.answer(503);
        wire.letPausePass();
        wire.answer(503);

        assertThat(wire.pauses()).containsExactly(Duration.ofMillis(5), Duration.ofMillis(50));
        assertThat(ends).containsExactly(State.GIVEN_UP);
        assertThat(sender.log().latest().getFirst().attempts()).hasSize(3);
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        send();
        wire.answer(new Reply.Answered(503, Optional.of(Duration.ofSeconds(40))));

        assertThat(wire.pauses()).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void stopsWhereTheReceiverWantsNoMore() {
        send();
        wire.answer(410);

        assertThat(ends).containsExactly(State.UNSUBSCRIBED);
        assertThat(wire.pauses()).isEmpty();
    }

    @Test
    void forgetsWhatWasOpenForARemovedEndpoint() {
        send();
        wire.answer(500);
        sender.forget(ENDPOINT);
        wire.letPausePass();

        assertThat(wire.posts()).hasSize(1);
        assertThat(sender.log().latest().getFirst().state()).isEqualTo(State.UNSUBSCRIBED);
    }

    @Test
    void sendsOnlySoManyAtOnceToOneEndpointAndNeverKeepsAnotherWaiting() {
        for (int index = 0; index < 20; index++) {
            send();
        }
        sender.send(MESSAGE, new Endpoint("there", "http://localhost/there", "secret"), _ -> {});

        assertThat(wire.posts()).hasSize(9);
        wire.answer(200);
        assertThat(wire.posts()).hasSize(10);
    }

    @Test
    void dropsWhatIsTooMuch() {
        for (int index = 0; index <= 10_000; index++) {
            send();
        }

        assertThat(sender.log().total()).isEqualTo(10_001);
        assertThat(sender.log().latest()).hasSize(1_000);
        assertThat(sender.log().latest().getLast().state()).isEqualTo(State.DROPPED);
        assertThat(sender.log().latest().getFirst().state()).isEqualTo(State.OPEN);
    }

    @Test
    void knowsNothingOfBeforeAReset() {
        send();
        sender.reset();
        wire.answer(500);

        assertThat(wire.pauses()).isEmpty();
        assertThat(sender.log().total()).isZero();
    }

    private void send() {
        sender.send(MESSAGE, ENDPOINT, dispatch -> ends.add(dispatch.state()));
    }

    /** Shows what it would have signed. */
    private static final class PlainScheme implements Scheme {

        @Override
        public Map<String, String> headers(Message message, Instant at, String secret) {
            return Map.of(signatureHeader(), "%s %s %s".formatted(message.id(), at, secret));
        }

        @Override
        public String signatureHeader() {
            return "signature";
        }

        @Override
        public Optional<String> complaint(String secret) {
            return Optional.empty();
        }

        @Override
        public String strangersSecret() {
            return "stranger";
        }

        @Override
        public boolean unsubscribes(int status) {
            return status == 410;
        }

        @Override
        public boolean heedsRetryAfter() {
            return true;
        }
    }
}
