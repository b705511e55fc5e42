package io.fairlead.deploy.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the brokers are reached: by the same variables as the services. */
final class KafkaConnection {

    @Option(
            names = "--bootstrap",
            paramLabel = "<host:port,…>",
            defaultValue = "${env:FAIRLEAD_KAFKA_BOOTSTRAP}",
            required = true,
            description = "Kafka's brokers (FAIRLEAD_KAFKA_BOOTSTRAP).")
    private String bootstrap = "";

    @Option(
            names = "--protocol",
            defaultValue = "${env:FAIRLEAD_KAFKA_PROTOCOL:-PLAINTEXT}",
            description = "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL (FAIRLEAD_KAFKA_PROTOCOL, else PLAINTEXT).")
    private String protocol = "PLAINTEXT";

    @Option(
            names = "--mechanism",
            defaultValue = "${env:FAIRLEAD_KAFKA_MECHANISM:-SCRAM-SHA-512}",
            description = "How SASL proves who we are (FAIRLEAD_KAFKA_MECHANISM, else SCRAM-SHA-512).")
    private String mechanism = "SCRAM-SHA-512";

    @Option(
            names = "--jaas",
            defaultValue = "${env:FAIRLEAD_KAFKA_JAAS}",
            description = "SASL's login as Kafka has it, a secret: better given as FAIRLEAD_KAFKA_JAAS.")
    private @Nullable String jaas;

    @Option(
            names = "--ca",
            paramLabel = "<file>",
            defaultValue = "${env:FAIRLEAD_TLS_CA}",
            description = "Certificates of who may have signed the brokers', in PEM (FAIRLEAD_TLS_CA).")
    private @Nullable Path ca;

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        settings.put(SaslConfigs.SASL_MECHANISM, mechanism);
        if (jaas != null) {
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, jaas);
        }
        if (ca != null) {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, ca.toString());
        }
        return settings;
    }
}
