package io.fairlead.deploy.cluster;

import picocli.CommandLine.Command;

/** Run by the jobs of the Kubernetes bundle; each may run as often as one likes. */
@Command(
        name = "cluster",
        description = "Prepares Kafka and PostgreSQL of an installation for the services.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsCommand.class, SchemasCommand.class})
public final class ClusterCommand {}
