package io.fairlead.deploy.cluster;

import picocli.CommandLine.Command;

/** For an installation in a cluster; topics and schemas are what the jobs of the bundle run, as often as one likes. */
@Command(
        name = "cluster",
        description = "Prepares an installation for the services: secrets, and what they need in Kafka and PostgreSQL.",
        mixinStandardHelpOptions = true,
        subcommands = {SecretsCommand.class, TopicsCommand.class, SchemasCommand.class})
public final class ClusterCommand {}
