package io.fairlead.sync.connector;

import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.testing.kit.state.ConnectorDefinitionsContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithInfrastructure("sync")
class ConnectorDefinitionsTest extends ConnectorDefinitionsContract {}
