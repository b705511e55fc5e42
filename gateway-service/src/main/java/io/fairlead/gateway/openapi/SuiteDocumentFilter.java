package io.fairlead.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jspecify.annotations.Nullable;

/**
 * Puts the suite's document in the place of the gateway's own, which has nothing to say. It is made when somebody asks for it
 * the first time: a replica that starts has more urgent things to do.
 */
@Singleton
@OpenApiFilter(stages = RunStage.RUNTIME_PER_REQUEST)
public class SuiteDocumentFilter implements OASFilter {

    private @Nullable OpenAPI suite;

    @Override
    public void filterOpenAPI(OpenAPI own) {
        OpenAPI suite = suite();
        own.setOpenapi(suite.getOpenapi());
        own.setInfo(suite.getInfo());
        own.setServers(suite.getServers());
        own.setSecurity(suite.getSecurity());
        own.setTags(suite.getTags());
        own.setPaths(suite.getPaths());
        own.setComponents(suite.getComponents());
    }

    private synchronized OpenAPI suite() {
        if (suite == null) {
            suite = parsed(SuiteDocument.of(ServiceDocument.all()).toString());
        }
        return suite;
    }

    private static OpenAPI parsed(String document) {
        return SmallRyeOpenAPI.builder()
                .withCustomStaticFile(() -> new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .enableStandardStaticFiles(false)
                .enableModelReader(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .build()
                .model();
    }
}
