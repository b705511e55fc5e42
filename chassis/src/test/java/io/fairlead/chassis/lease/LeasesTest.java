package io.fairlead.chassis.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.chassis.data.TestDatabase;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final TestDatabase DATABASE = new TestDatabase(TestInfrastructure.of("events"));
    private static final Transactions TRANSACTIONS = DATABASE.transactions(4);

    private final Leases first = new Leases(TRANSACTIONS, "first");
    private final Leases second = new Leases(TRANSACTIONS, "second");

    @BeforeEach
    void nothingHeld() throws SQLException {
        DATABASE.asOwner("delete from lease");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void onlyOneHolds() {
        assertThat(acquire(first)).isPresent();
        assertThat(acquire(second)).isEmpty();
    }

    @Test
    void theHolderProlongsUnderTheSameNumber() {
        Lease held = acquire(first).orElseThrow();

        assertThat(acquire(first)).contains(held);
    }

    @Test
    void whatHasRunOutByTheDatabasesClockChangesHandsUnderAHigherNumber() throws SQLException {
        Lease lost = acquire(first).orElseThrow();
        DATABASE.asOwner("update lease set expires_at = now() - interval '1 second'");

        Lease taken = acquire(second).orElseThrow();

        assertThat(taken.number()).isGreaterThan(lost.number());
        assertThat(acquire(first)).isEmpty();
    }

    @Test
    void whoLostItCommitsNothing() throws SQLException {
        Lease lost = acquire(first).orElseThrow();
        DATABASE.asOwner("update lease set expires_at = now() - interval '1 second'");
        acquire(second);

        var work = TRANSACTIONS.withoutTenant(connection -> first.guard(connection, lost));

        assertThatThrownBy(() -> work.await().atMost(PATIENCE)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void evenTheFormerHolderGetsANewNumberAfterItRanOut() throws SQLException {
        Lease lost = acquire(first).orElseThrow();
        DATABASE.asOwner("update lease set expires_at = now() - interval '1 second'");

        assertThat(acquire(first).orElseThrow().number()).isGreaterThan(lost.number());
    }

    @Test
    void whatIsGivenBackIsFreeAtOnce() {
        Lease held = acquire(first).orElseThrow();

        first.release(held).await().atMost(PATIENCE);

        assertThat(acquire(second)).isPresent();
    }

    @Test
    void aLateReleaseTakesNothingFromTheSuccessor() throws SQLException {
        Lease lost = acquire(first).orElseThrow();
        DATABASE.asOwner("update lease set expires_at = now() - interval '1 second'");
        Lease taken = acquire(second).orElseThrow();

        first.release(lost).await().atMost(PATIENCE);

        assertThat(acquire(second)).contains(taken);
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsIt() {
        List<Uni<Optional<Lease>>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) asked.add(new Leases(TRANSACTIONS, "holder-" + i).acquire("work", LONG));

        var answers = Uni.join().all(asked).andFailFast().await().atMost(PATIENCE);

        assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void workIsDoneByTheHolderAlone() {
        var done = new AtomicInteger();

        boolean byFirst = alone(first, done);
        boolean bySecond = alone(second, done);

        assertThat(byFirst).isTrue();
        assertThat(bySecond).isFalse();
        assertThat(done).hasValue(1);
    }

    private static boolean alone(Leases leases, AtomicInteger done) {
        return leases.alone("work", LONG, lease -> Uni.createFrom().voidItem().invoke(done::incrementAndGet))
                .await()
                .atMost(PATIENCE);
    }

    private static Optional<Lease> acquire(Leases leases) {
        return leases.acquire("work", LONG).await().atMost(PATIENCE);
    }
}
