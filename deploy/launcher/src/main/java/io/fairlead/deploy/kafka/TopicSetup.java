package io.fairlead.deploy.kafka;

import io.fairlead.contracts.topic.Topic;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the suite's topics. */
public final class TopicSetup {

    private static final Copies ONE = new Copies((short) 1, 1);
    private static final int PATIENCE_SECONDS = 30;

    private TopicSetup() {}

    /**
     * How often a partition's records are kept.
     *
     * @param minInSync how many copies must have a record before it is acknowledged
     */
    public record Copies(short replicas, int minInSync) {}

    /** Creates the topics that are missing on a broker of one. */
    public static void create(String bootstrap, String prefix, Collection<Topic> topics)
            throws IOException, InterruptedException {
        create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap), prefix, topics, ONE);
    }

    /** Creates the topics that are missing and leaves the others as they are. */
    public static void create(Map<String, Object> client, String prefix, Collection<Topic> topics, Copies copies)
            throws IOException, InterruptedException {
        if (topics.isEmpty()) {
            return;
        }
        try (var admin = Admin.create(client)) {
            var results = admin.createTopics(topics.stream()
                            .map(topic -> newTopic(prefix, topic, copies))
                            .toList())
                    .values();
            for (var topic : results.entrySet()) {
                awaitCreated(topic.getKey(), topic.getValue());
            }
        }
    }

    static boolean answers(String bootstrap) throws InterruptedException {
        Map<String, Object> impatient = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        try (var admin = Admin.create(impatient)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }

    private static NewTopic newTopic(String prefix, Topic topic, Copies copies) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
        configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(copies.minInSync()));
        topic.retention()
                .ifPresentOrElse(
                        retention ->
                                configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis())),
                        () -> configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        return new NewTopic(prefix + topic.name(), topic.partitions(), copies.replicas()).configs(configuration);
    }

    private static void awaitCreated(String topic, KafkaFuture<Void> creation)
            throws IOException, InterruptedException {
        try {
            creation.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException("cannot create topic " + topic, e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IOException("Kafka did not create topic " + topic, e);
        }
    }
}
