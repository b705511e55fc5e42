package io.fairlead.monitoring.connector;

import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.testing.kit.state.ConnectorDefinitionsContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithInfrastructure("monitoring")
class ConnectorDefinitionsTest extends ConnectorDefinitionsContract {}
