package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.deploy.settings.Service;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicasTest {

    @Test
    void everyServiceRunsOnceUnlessAskedOtherwise() {
        var replicas = Replicas.parse(List.of("connector=2", "sync-service=3"));

        assertThat(replicas.of(Service.CONNECTOR)).isEqualTo(2);
        assertThat(replicas.of(Service.SYNC)).isEqualTo(3);
        assertThat(replicas.of(Service.GATEWAY)).isEqualTo(1);
    }

    @Test
    void aBareNumberIsForEveryServiceAndALaterWishForItsOwn() {
        var replicas = Replicas.parse(List.of("2", "sync=3"));

        assertThat(replicas.of(Service.SYNC)).isEqualTo(3);
        assertThat(replicas.of(Service.GATEWAY)).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        assertThatThrownBy(() -> Replicas.parse(List.of("connector")))
                .hasMessage("--replicas wants N or <service>=N, for example 2 or connector=2, not 'connector'");
        assertThatThrownBy(() -> Replicas.parse(List.of("redis=2")))
                .hasMessage("--replicas: there is no service 'redis'");
        assertThatThrownBy(() -> Replicas.parse(List.of("sync=0")))
                .hasMessage("--replicas sync=0: from 1 to 8 are possible");
        assertThatThrownBy(() -> Replicas.parse(List.of("9"))).hasMessage("--replicas 9: from 1 to 8 are possible");
    }

    @Test
    void surviveTheWayThroughACommandLine() {
        assertThat(Replicas.parse(List.of("sync=3", "connector=2")).arguments())
                .containsExactly("--replicas=connector=2", "--replicas=sync=3");
    }

    @Test
    void aReplicaKeepsItsPort(@TempDir Path directory) {
        var file = new KeptNumbers(directory.resolve("run").resolve("replicas.properties"));
        var first = new ReplicaPorts(file);
        var second = first.of("connector-service-2");
        var third = first.of("connector-service-3");

        assertThat(second).isNotEqualTo(third);
        assertThat(new ReplicaPorts(file).of("connector-service-2")).isEqualTo(second);
        assertThat(new ReplicaPorts(file).of("connector-service-3")).isEqualTo(third);
    }
}
