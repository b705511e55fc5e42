package io.fairlead.deploy.cluster;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.deploy.kafka.TopicSetup;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "topics",
        description = "Creates the topics that are missing and leaves the others as they are.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

    @Mixin
    private KafkaConnection kafka = new KafkaConnection();

    @Option(
            names = "--prefix",
            defaultValue = "${env:FAIRLEAD_TOPICS_PREFIX:-}",
            description = "In front of every name (FAIRLEAD_TOPICS_PREFIX).")
    private String prefix = "";

    @Option(names = "--replicas", defaultValue = "3", description = "Copies of each partition (${DEFAULT-VALUE}).")
    private short replicas = 3;

    @Option(
            names = "--min-in-sync",
            defaultValue = "2",
            description = "Copies that must have a record before it is acknowledged (${DEFAULT-VALUE}).")
    private int minInSync = 2;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TopicSetup.create(kafka.settings(), prefix, Topics.all(), new TopicSetup.Copies(replicas, minInSync));
        Topics.all().forEach(topic -> System.out.println("✓ " + prefix + topic.name()));
        return 0;
    }
}
