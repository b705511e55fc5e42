package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final JsonNode INPUT =
            Json.of("{\"id\":\"a/b\",\"amount\":12,\"tags\":[\"x\"],\"created\":{\"gte\":5},\"nothing\":null}");
    private static final Template.Scope SCOPE = reference -> {
        var value = INPUT;
        for (var name : reference.path()) {
            value = value.path(name);
        }
        return value;
    };

    @Test
    void keepsTheTypeOfALoneReference() {
        assertThat(Template.parse("${input.amount}").value(SCOPE)).contains(Json.of("12"));
        assertThat(Template.parse("${input.tags}").value(SCOPE)).contains(Json.of("[\"x\"]"));
        assertThat(Template.parse("${input.created.gte}").value(SCOPE)).contains(Json.of("5"));
    }

    @Test
    void makesTextOfEverythingElse() {
        assertThat(Template.parse("${input.amount} EUR").value(SCOPE)).contains(Json.of("\"12 EUR\""));
        assertThat(Template.parse("plain").value(SCOPE)).contains(Json.of("\"plain\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${input.gone}", "id: ${input.gone}", "${input.nothing}", "${input.id}${input.gone}"})
    void isAbsentWhenAnythingItNeedsIs(String text) {
        assertThat(Template.parse(text).value(SCOPE)).isEmpty();
        assertThat(Template.parse(text).text(SCOPE, part -> part)).isEmpty();
    }

    @Test
    void encodesWhatItSubstitutesAndNothingElse() {
        assertThat(Template.parse("/things/${input.id}")
                        .text(SCOPE, part -> URLEncoder.encode(part, StandardCharsets.UTF_8)))
                .contains("/things/a%2Fb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${}", "${input}", "${input.}", "${ input.id }", "${env.HOME}", "${input.id", "${settings.a.b}"})
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(InvalidManifest.class);
    }

    @Property
    void neverSubstitutesTwice(@ForAll String value) {
        var quoted = Json.text(value + "${input.amount}");

        assertThat(Template.parse("<${input.id}>").text(reference -> quoted, part -> part))
                .contains("<" + value + "${input.amount}>");
    }

    @Property
    void leavesTextWithoutReferencesAsItIs(@ForAll String text) {
        var harmless = text.replace("$", "");

        assertThat(Template.parse(harmless).text(SCOPE, part -> part)).contains(harmless);
    }
}
