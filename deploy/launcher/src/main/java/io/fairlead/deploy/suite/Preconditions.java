package io.fairlead.deploy.suite;

import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.process.ProcessTable;
import io.fairlead.deploy.process.RecordedProcess;
import io.fairlead.deploy.settings.Service;
import io.fairlead.deploy.settings.Setting;
import io.fairlead.deploy.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be so before anything is started, so that a start fails at once and says why. */
final class Preconditions {

    private static final int JVM_ITSELF = 130;
    private static final int POSTGRES_REDIS_KAFKA_KEYCLOAK = 1000;

    private final Settings settings;
    private final ProcessTable processes;
    private final Memory memory;

    Preconditions(Settings settings, ProcessTable processes, Memory memory) {
        this.settings = settings;
        this.processes = processes;
        this.memory = memory;
    }

    void require(List<Part> parts) {
        var missing = parts.stream().filter(part -> !runs(part)).toList();
        requirePorts(missing);
        requireMemory(missing);
    }

    private boolean runs(Part part) {
        return processes.find(part.name()).filter(RecordedProcess::isAlive).isPresent();
    }

    private void requirePorts(List<Part> missing) {
        var complaints = missing.stream()
                .flatMap(part -> part.ports().values().stream()
                        .filter(port -> !Ports.isFree(port))
                        .map(port -> complaint(part, port)))
                .toList();
        if (!complaints.isEmpty()) {
            throw new Refused(String.join("\n", complaints)
                    + "\nStop what holds the port, or choose another one by that variable.");
        }
    }

    private String complaint(Part part, int port) {
        var holder = PortHolder.on(port).map(PortHolder::toString).orElse("another program");
        return "port %d, which %s needs, is taken by %s%s"
                .formatted(
                        port,
                        part.name(),
                        holder,
                        variable(port).map(name -> " (%s=…)".formatted(name)).orElse(""));
    }

    private Optional<String> variable(int port) {
        return Arrays.stream(Setting.Port.values())
                .filter(setting -> settings.port(setting) == port)
                .map(Setting::variable)
                .findFirst();
    }

    private void requireMemory(List<Part> missing) {
        var available = memory.available();
        var needed = needed(missing);
        if (available.isPresent() && available.getAsLong() < needed) {
            throw new Refused(("this machine has %d MiB of memory left and the suite needs about %d."
                            + " Stop something else, or give the services smaller heaps with %s=<MiB>.")
                    .formatted(available.getAsLong(), needed, Setting.Heap.COMMON_VARIABLE));
        }
    }

    /** A heap is rarely full: a third of it, as measured, and what a JVM needs besides. */
    private long needed(List<Part> missing) {
        var infrastructure = missing.stream().filter(part -> Topology.isInfrastructure(part.name()));
        var heaps = Stream.concat(
                        Stream.of(Setting.Heap.TWINS),
                        Arrays.stream(Service.values()).map(service -> Setting.Heap.valueOf(service.name())))
                .filter(heap -> missing.stream().anyMatch(part -> part.name().startsWith(heap.part())));
        return infrastructure.count() * POSTGRES_REDIS_KAFKA_KEYCLOAK / 4
                + heaps.mapToLong(heap -> settings.heap(heap) / 3 + JVM_ITSELF).sum();
    }
}
