package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.work.HeavyWork;
import io.fairlead.sync.mapping.Mappings;
import io.fairlead.sync.mapping.Reading;
import io.fairlead.sync.mapping.StreamMapping;
import io.fairlead.sync.provider.Answer;
import io.fairlead.sync.provider.Provider;
import io.fairlead.sync.record.RecordStore;
import io.fairlead.sync.record.Written;
import io.fairlead.sync.run.PageStore.PageRow;
import io.fairlead.sync.run.PageStore.Standing;
import io.fairlead.sync.run.RunQueue.Claim;
import io.fairlead.sync.run.RunWork.Next.ReadPage;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one page and commits what came of it: records, counts, what is to be deleted, how far the run is, all or nothing. */
@ApplicationScoped
class PageStep {
    private final Transactions transactions;
    private final RunQueue queue;
    private final RunDeletes deletes;
    private final PageStore pages;
    private final RunProgress progress;
    private final RecordStore records;
    private final Provider provider;
    private final Mappings mappings;
    private final EndStep endStep;
    private final Postponement postponement;
    private final HeavyWork work;
    private final RunConfig config;
    private final MeterRegistry meters;

    PageStep(
            Transactions transactions,
            RunQueue queue,
            RunDeletes deletes,
            PageStore pages,
            RunProgress progress,
            RecordStore records,
            Provider provider,
            Mappings mappings,
            EndStep endStep,
            Postponement postponement,
            HeavyWork work,
            RunConfig config,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.queue = queue;
        this.deletes = deletes;
        this.pages = pages;
        this.progress = progress;
        this.records = records;
        this.provider = provider;
        this.mappings = mappings;
        this.endStep = endStep;
        this.postponement = postponement;
        this.work = work;
        this.config = config;
        this.meters = meters;
    }

    /** A page as it was understood. */
    private record ReadItems(Answer.Page page, List<Reading> readings, List<String> keys) {}

    Uni<After> take(Claim claim, ReadPage next) {
        return queue.keep(claim, () -> ask(claim, next)).chain(answer -> switch (answer) {
            case Answer.Page page ->
                work.away(() -> understood(next, page)).chain(items -> checked(claim, next, items));
            case Answer.Later later -> postponement.untilLater(claim, next.run(), later);
            case Answer.Failed failed -> failed(claim, next, failed.reason());
            case Answer.Refused refused -> endStep.fail(claim, next.run(), refused.reason());
            case Answer.None none -> endStep.fail(claim, next.run(), "The provider has no such list");
            case Answer.Single single -> throw new IllegalStateException("a page was asked for");
        });
    }

    private Uni<Answer> ask(Claim claim, ReadPage next) {
        return provider.page(
                claim.tenant(),
                next.run().integration(),
                next.source().stream(),
                next.since(),
                next.at().cursor());
    }

    private ReadItems understood(ReadPage next, Answer.Page page) {
        StreamMapping mapping = mappings.of(next.connector(), next.source().stream());
        List<Reading> readings = page.items().stream().map(mapping::read).toList();
        List<String> keys = new ArrayList<>(readings.size());
        for (Reading reading : readings) keyOf(reading).ifPresent(keys::add);
        return new ReadItems(page, readings, keys);
    }

    private static Optional<String> keyOf(Reading reading) {
        return switch (reading) {
            case Reading.Live live -> Optional.of(live.key());
            case Reading.Gone gone -> Optional.of(gone.key());
            case Reading.Unfit unfit -> Optional.ofNullable(unfit.key());
        };
    }

    private Uni<After> checked(Claim claim, ReadPage next, ReadItems items) {
        return before(claim, next).chain(before -> {
            String doubt = Pages.doubt(
                    next.at(), items.page(), items.keys(), before, next.run().failures());
            return doubt == null ? commit(claim, next, items, before) : failed(claim, next, doubt);
        });
    }

    /** The keys of the page before this one, in the same round. */
    private Uni<Set<String>> before(Claim claim, ReadPage next) {
        StoredStream at = next.at();
        return at.pages() < at.roundFrom()
                ? Uni.createFrom().item(Set.of())
                : transactions.inTenant(
                        claim.tenant(),
                        connection -> pages.keys(connection, next.run().id(), at.stream(), at.pages()));
    }

    private Uni<After> failed(Claim claim, ReadPage next, String reason) {
        return next.run().failures() + 1 < config.attempts()
                ? postponement.afterFailure(claim, next.run(), reason)
                : endStep.fail(claim, next.run(), reason);
    }

    private Uni<After> commit(Claim claim, ReadPage next, ReadItems items, Set<String> before) {
        return transactions
                .inTenant(claim.tenant(), connection -> queue.guard(connection, claim)
                        .chain(() -> records.write(connection, next.source(), next.number(), items.readings()))
                        .chain(written -> counted(connection, next, items, written))
                        .call(counts -> standing(connection, next, items, before)
                                .chain(after -> pages.add(
                                        connection, next.run(), next.at().stream(), row(next, items), after, counts)))
                        .call(() -> progress.tell(
                                connection, claim.tenant(), next.run().id())))
                .invoke(counts -> measure(next, counts))
                .replaceWith(After.GO_ON);
    }

    private Uni<Counts> counted(SqlConnection connection, ReadPage next, ReadItems items, Written written) {
        String stream = next.at().stream();
        return deletes.takeBack(connection, next.run().id(), stream, written.live())
                .chain(back -> deletes.stage(connection, next.run().id(), stream, written.gone())
                        .map(fresh -> new Counts(
                                items.readings().size(),
                                written.created(),
                                written.changed(),
                                written.unchanged() + written.gone().size() - fresh + back,
                                fresh - back,
                                written.rejected())));
    }

    private static PageRow row(ReadPage next, ReadItems items) {
        return new PageRow(next.at().pages() + 1, next.number(), next.at().cursor(), items.keys());
    }

    private Uni<Standing> standing(SqlConnection connection, ReadPage next, ReadItems items, Set<String> before) {
        StoredStream at = next.at();
        Answer.Page page = items.page();
        Integer againFrom = Pages.againFrom(at, page, items.keys(), before);
        if (page.next() != null) return standing(next, page, RunState.RUNNING, page.next(), againFrom, at.roundFrom());
        if (againFrom == null || at.rounds() >= config.rounds())
            return standing(next, page, RunState.SUCCEEDED, null, null, at.roundFrom());
        return pages.cursor(connection, next.run().id(), at.stream(), againFrom)
                .chain(cursor -> standing(next, page, RunState.RUNNING, cursor.orElse(null), null, at.pages() + 2));
    }

    private static Uni<Standing> standing(
            ReadPage next,
            Answer.Page page,
            RunState state,
            @Nullable String cursor,
            @Nullable Integer againFrom,
            int roundFrom) {
        StoredStream at = next.at();
        int rounds = roundFrom == at.roundFrom() ? at.rounds() : at.rounds() + 1;
        return Uni.createFrom()
                .item(new Standing(
                        state,
                        next.since(),
                        at.pages() == 0 ? page.providerTime() : at.providerTime(),
                        page.total() == null ? at.total() : page.total(),
                        cursor,
                        againFrom,
                        roundFrom,
                        rounds));
    }

    private void measure(ReadPage next, Counts counts) {
        String stream = next.at().stream();
        count(stream, "created", counts.created());
        count(stream, "changed", counts.changed());
        count(stream, "unchanged", counts.unchanged());
        count(stream, "rejected", counts.rejected());
        meters.counter("fairlead.sync.pages").increment();
    }

    private void count(String stream, String outcome, long records) {
        meters.counter("fairlead.sync.records", "stream", stream, "outcome", outcome)
                .increment((double) records);
    }
}
