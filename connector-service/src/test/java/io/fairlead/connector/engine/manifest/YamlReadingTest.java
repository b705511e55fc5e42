package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadingTest {
    private final Findings findings = new Findings("test.yaml");

    @Test
    void keepsTextThatOlderYamlTakesForABoolean() {
        assertThat(read("[no, yes, on, off, y, 12:30, 2026-11-20, 1_000]"))
                .allSatisfy(element -> assertThat(element.isTextual()).isTrue());
    }

    @Test
    void readsTheScalarsOfTheCoreSchema() {
        assertThat(read("[null, ~, true, False, 12, -7, +3, 1.5, 2e3, 9223372036854775808, '12', \"true\"]"))
                .isEqualTo(Json.of(
                        "[null, null, true, false, 12, -7, 3, 1.5, 2000.0, 9223372036854775808, \"12\", \"true\"]"));
    }

    @Test
    void sharesWhatIsAnchored() {
        assertThat(read("a: &x { b: 1 }\nc: [*x, *x]"))
                .isEqualTo(Json.of("{\"a\":{\"b\":1},\"c\":[{\"b\":1},{\"b\":1}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: [1, 2|1|9|not YAML: expected ',' or ']', but got <stream end>|",
                "a: b: c|1|5|not YAML: mapping values are not allowed here|put text that contains ': ' in quotes",
                "a:\\n\\tb: 1|2|1|not YAML: found character '\\\\t(TAB)' that cannot start any token. (Do not use \\\\t(TAB) for indentation)|indent with spaces",
                "a: *nowhere|1|4|not YAML: found undefined alias nowhere|",
                "a: 1\\n---\\nb: 2|2|1|not YAML: but found another document|",
                "a: &x [*x]|1|4|a value contains itself|",
            })
    void saysWhereAFileStopsBeingYaml(String text, int line, int column, String message, @Nullable String hint) {
        YamlReading.read(bytes(text.replace("\\n", "\n").replace("\n\\t", "\n\t")), findings);

        assertThat(findings.inOrder())
                .containsExactly(new ManifestError(
                        "test.yaml",
                        line,
                        column,
                        message.equals("a value contains itself") ? "/a/0" : "",
                        message.replace("\\\\", "\\"),
                        hint));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        YamlReading.read(bytes("a: " + "x".repeat(YamlReading.LARGEST_FILE)), findings);

        assertThat(messages()).containsExactly("the file is larger than the 262144 bytes allowed");
    }

    @Test
    void refusesAFileThatIsTooDeep() {
        YamlReading.read(bytes("[".repeat(5000) + "]".repeat(5000)), findings);

        assertThat(messages()).singleElement().asString().startsWith("not YAML we read: Nesting Depth exceeded");
    }

    @Test
    void refusesAliasesThatExpandWithoutMeasure() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        YamlReading.read(bytes(bomb.toString()), findings);

        assertThat(messages()).containsExactly("aliases expand the file to more than 20000 values");
    }

    @Test
    void refusesAliasesThatRepeatALongText() {
        YamlReading.read(bytes("a: &a %s\nb: [%s]".formatted("x".repeat(1_000), "*a, ".repeat(300))), findings);

        assertThat(messages()).containsExactly("with aliases written out the file has more than 262144 bytes");
    }

    @Test
    void countsWhatAliasesRepeatInTheBytesThatArePublished() {
        YamlReading.read(bytes("a: &a %s\nb: [%s]".formatted("책".repeat(1_000), "*a, ".repeat(100))), findings);

        assertThat(messages()).containsExactly("with aliases written out the file has more than 262144 bytes");
    }

    @Test
    void refusesMoreAliasesThanAnyoneNeeds() {
        YamlReading.read(bytes("a: &a {}\nb: [" + "*a, ".repeat(600) + "]"), findings);

        assertThat(messages()).singleElement().asString().contains("aliases");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        YamlReading.read(new byte[] {'a', ':', ' ', (byte) 0xff}, findings);

        assertThat(messages()).containsExactly("the file is not UTF-8");
    }

    @Test
    void refusesAnEmptyFile() {
        YamlReading.read(bytes("# nothing\n"), findings);

        assertThat(messages()).containsExactly("the file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager x",
                "!secret x",
                "!secret [x]",
                "!!javax.script.ScriptEngineManager [x]"
            })
    void buildsNothingFromTags(String text) {
        YamlReading.read(bytes(text), findings);

        assertThat(messages()).singleElement().asString().contains("tag");
    }

    @Test
    void tellsAllKeysThatStandTwice() {
        YamlReading.read(bytes("a: 1\nb: { c: 1, c: 2 }\na: 3"), findings);

        assertThat(findings.inOrder()).extracting(ManifestError::pointer).containsExactly("/b/c", "/a");
    }

    private JsonNode read(String text) {
        var file = YamlReading.read(bytes(text), findings).orElseThrow();
        assertThat(findings.inOrder()).isEmpty();
        return file.root();
    }

    private List<String> messages() {
        return findings.inOrder().stream().map(ManifestError::message).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
