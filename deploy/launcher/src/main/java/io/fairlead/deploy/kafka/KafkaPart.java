package io.fairlead.deploy.kafka;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.part.Part;
import io.fairlead.deploy.part.SuiteDirectory;
import io.fairlead.deploy.process.ProcessSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kafka, broker and controller in one JVM of its own, on the loopback address, with the topics it is given. */
public final class KafkaPart implements Part {

    public static final String NAME = "kafka";

    private static final int PATIENCE_MILLIS = 500;

    private static final List<String> QUICK = List.of("-Xms64m", "-XX:TieredStopAtLevel=1");
    /** Under load the young generation of a heap that begins small would be collected about once a second. */
    private static final List<String> LASTING = List.of("-Xms320m", "-Xmn128m");

    private final SuiteDirectory directory;
    private final int port;
    private final int controllerPort;
    private final List<Topic> topics;
    private final boolean quickStart;

    /** @param quickStart whether it starts with half the work and less memory, and then runs at half the speed */
    public KafkaPart(SuiteDirectory directory, int port, int controllerPort, List<Topic> topics, boolean quickStart) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.topics = List.copyOf(topics);
        this.quickStart = quickStart;
    }

    public String bootstrap() {
        return "localhost:" + port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("kafka", port, "kafka controller", controllerPort);
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(directory.data(NAME));
        var unfinished = directory.data(NAME).resolve("server.properties.unfinished");
        Files.writeString(unfinished, configuration());
        Files.move(unfinished, configurationFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public ProcessSpec process() {
        var command = new ArrayList<>(
                List.of(Java.executable(), "-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(quickStart ? QUICK : LASTING);
        command.addAll(List.of(
                "-Djava.util.logging.config.class=" + KafkaBroker.Logging.class.getName(),
                "-cp",
                Java.classPath(),
                KafkaBroker.class.getName(),
                configurationFile().toString()));
        return new ProcessSpec(NAME, command, Map.of(), directory.data(NAME), directory.log(NAME));
    }

    @Override
    public boolean answers() throws InterruptedException {
        return accepts(port) && TopicSetup.answers(bootstrap());
    }

    @Override
    public void furnish() throws IOException, InterruptedException {
        TopicSetup.create(bootstrap(), "", topics);
    }

    @Override
    public Duration startsWithin() {
        return Duration.ofSeconds(90);
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path configurationFile() {
        return directory.data(NAME).resolve("server.properties");
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                # One broker: what the suite sets to 3 in a cluster is 1 here.
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=8
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # A small machine.
                log.cleaner.dedupe.buffer.size=16777216
                log.index.size.max.bytes=1048576
                log.segment.bytes=67108864
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, directory.data(NAME).resolve("log"));
    }
}
