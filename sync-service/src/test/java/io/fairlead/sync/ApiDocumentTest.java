package io.fairlead.sync;

import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.testing.kit.openapi.CheckedInDocument;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("sync")
class ApiDocumentTest {
    @Test
    void theCheckedInDocumentIsTheGeneratedOne() throws IOException {
        CheckedInDocument.of("sync").assertGenerated();
    }
}
