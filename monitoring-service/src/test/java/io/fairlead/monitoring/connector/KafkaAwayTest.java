package io.fairlead.monitoring.connector;

import static io.fairlead.testing.kit.state.StartFromTheCopyContract.DEFINITION;
import static io.fairlead.testing.kit.state.StartFromTheCopyContract.REVISION;

import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.testing.kit.state.StartFromTheCopyContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithInfrastructure(
        value = "kafkaless",
        without = Server.KAFKA,
        before = {DEFINITION, REVISION})
class KafkaAwayTest extends StartFromTheCopyContract {}
