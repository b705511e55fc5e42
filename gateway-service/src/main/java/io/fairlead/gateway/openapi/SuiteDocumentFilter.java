package io.fairlead.gateway.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Puts the suite's document in the place of the gateway's own, which has nothing to say. */
@OpenApiFilter(stages = RunStage.RUNTIME_STARTUP)
public final class SuiteDocumentFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI own) {
        OpenAPI suite = parsed(SuiteDocument.of(ServiceDocument.all()).toString());
        own.setOpenapi(suite.getOpenapi());
        own.setInfo(suite.getInfo());
        own.setServers(suite.getServers());
        own.setSecurity(suite.getSecurity());
        own.setTags(suite.getTags());
        own.setPaths(suite.getPaths());
        own.setComponents(suite.getComponents());
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
