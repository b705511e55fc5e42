package io.fairlead.webhook.connector;

import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.testing.kit.state.ConnectorDefinitionsContract;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithInfrastructure("webhook")
class ConnectorDefinitionsTest extends ConnectorDefinitionsContract {}
