package io.fairlead.testing.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.settings.Service;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A native program reflects on what was announced, and reads what it was told to take along. The augmentation does not
 * notice what is missing; a call would.
 */
@ParameterizedClass
@EnumSource
class NativeSourcesTest {

    /** Settings are in the program itself; examples and the administrator's script are for people and tests. */
    private static final String NOT_READ = "application\\.properties|examples/.*|postgresql/.*";

    private final NativeSources sources;
    private final Json json;

    NativeSourcesTest(Service service) {
        sources = NativeSources.of(service.longName());
        json = new Json(sources.ours());
    }

    @Test
    void everyTypeThatIsReadOrWrittenAsJsonIsAnnounced() {
        assertThat(json.types()).contains("io.fairlead.chassis.problem.FieldError");
        assertThat(sources.silentOn(json.types())).isEmpty();
    }

    @Test
    void whatIsWrittenAsJsonIsKnownWhereverTheTypesDoNotTell() {
        assertThat(json.unsaid()).isEmpty();
    }

    @Test
    void everyClassOfACacheIsAnnounced() {
        var classes =
                sources.ours().values().stream().flatMap(Caches::classesOf).collect(Collectors.toSet());

        assertThat(classes).isNotEmpty();
        assertThat(sources.silentOn(classes)).isEmpty();
    }

    @Test
    void everyClassThatALibraryLooksIntoIsAnnounced() {
        var classes = users().flatMap(Reflection::neededBy).toList();

        assertThat(classes).contains("com.dashjoin.jsonata.Functions");
        assertThat(sources.silentOn(classes)).isEmpty();
    }

    @Test
    void everyUseOfReflectionIsKnown() {
        assertThat(users()).isSubsetOf(Reflection.known());
    }

    @Test
    void everyFileThatIsReadIsTakenAlong() {
        var read =
                sources.files().stream().filter(file -> !file.matches(NOT_READ)).toList();

        assertThat(read).contains("redis/token-buckets.lua", "schemas/provider-call.v1.json");
        assertThat(read.stream().filter(file -> !sources.takesAlong(file))).isEmpty();
        assertThat(sources.bundles()).contains("jsv-messages");
    }

    @Test
    void nothingIsMadeWithTheImageThatBelongsToARunningProgram() {
        assertThat(new Initializers(sources.ours()).wrong()).isEmpty();
    }

    private Stream<String> users() {
        return Stream.concat(sources.ours().values().stream(), sources.libraries().stream())
                .filter(Reflection::isUsedBy)
                .map(Bytecode::name);
    }
}
