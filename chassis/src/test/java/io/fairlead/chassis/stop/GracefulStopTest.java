package io.fairlead.chassis.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void closesEverything() {
        stop(closer("producer"), closer("leases"));

        assertThat(closed).containsExactlyInAnyOrder("producer", "leases");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersOpen() {
        stop(failing("producer"), closer("leases"));

        assertThat(closed).containsExactly("leases");
    }

    @Test
    void oneThatHangsDoesNotKeepTheServiceAlive() {
        assertThatCode(() -> stop(hanging("producer"), closer("leases"))).doesNotThrowAnyException();

        assertThat(closed).containsExactly("leases");
    }

    private void stop(Closer... closers) {
        new GracefulStop(List.of(closers), new Quick()).stop(new ShutdownEvent());
    }

    private Closer closer(String name) {
        return new Named(name, Uni.createFrom().voidItem().invoke(() -> closed.add(name)));
    }

    private static Closer failing(String name) {
        return new Named(name, Uni.createFrom().failure(new IllegalStateException("cannot")));
    }

    private static Closer hanging(String name) {
        return new Named(name, Uni.createFrom().nothing());
    }

    private record Named(String name, Uni<Void> closing) implements Closer {

        @Override
        public Uni<Void> close() {
            return closing;
        }
    }

    private static final class Quick implements StopConfig {

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }

        @Override
        public Duration timeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration closing() {
            return Duration.ofMillis(100);
        }
    }
}
