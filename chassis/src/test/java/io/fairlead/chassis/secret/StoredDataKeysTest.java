package io.fairlead.chassis.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.chassis.data.TestDatabase;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.secret.DataKeys.WrappedKey;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StoredDataKeysTest {

    private static final TestDatabase DATABASE = new TestDatabase(TestInfrastructure.of("keys"));
    private static final TenantId SCHOOL = new TenantId("school");
    private static final TenantId LAW = new TenantId("law");

    private final DataKeys dataKeys = new StoredDataKeys(DATABASE.transactions(2));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aTenantKeepsItsFirstKeyAndSeesNoOther() {
        assertThat(of(dataKeys.find(SCHOOL, 1))).isEmpty();

        assertThat(of(dataKeys.addIfAbsent(SCHOOL, new WrappedKey(1, "k1.first"))))
                .isEqualTo(new WrappedKey(1, "k1.first"));
        assertThat(of(dataKeys.addIfAbsent(SCHOOL, new WrappedKey(1, "k1.late"))))
                .isEqualTo(new WrappedKey(1, "k1.first"));
        assertThat(of(dataKeys.find(LAW, 1))).isEmpty();

        of(dataKeys.addIfAbsent(LAW, new WrappedKey(1, "k1.law")));
        assertThat(of(dataKeys.of(SCHOOL).collect().asList())).containsExactly(new WrappedKey(1, "k1.first"));
        assertThat(of(dataKeys.tenants().collect().asList())).isEqualTo(List.of(LAW, SCHOOL));

        of(dataKeys.rewrapped(SCHOOL, new WrappedKey(1, "k1.stale"), new WrappedKey(1, "k2.lost")));
        of(dataKeys.rewrapped(SCHOOL, new WrappedKey(1, "k1.first"), new WrappedKey(1, "k2.new")));
        assertThat(of(dataKeys.find(SCHOOL, 1))).isEqualTo(Optional.of(new WrappedKey(1, "k2.new")));
    }

    private static <T> T of(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
