package io.fairlead.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void writesWhatTheStandardGivesAsItsExample() throws IOException {
        assertThat(CanonicalJson.of(JSON.readTree("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}""")))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Property(tries = 1000)
    void writesWhatTheStandardsOwnLibraryWrites(@ForAll("values") JsonNode value) throws IOException {
        ObjectNode record = NODES.objectNode().set("value", value);

        assertThat(CanonicalJson.of(record)).isEqualTo(new JsonCanonicalizer(record.toString()).getEncodedString());
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return values(2);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange('\0', '\u007f')
                .withChars('é', '€', '\u2028', '\uffff')
                .ofMaxLength(8);
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                texts.map(NODES::textNode),
                Arbitraries.longs().map(NODES::numberNode),
                Arbitraries.doubles().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        if (depth == 0) return leaf;
        Arbitrary<JsonNode> lists = values(depth - 1).list().ofMaxSize(3).map(members -> {
            var array = NODES.arrayNode();
            members.forEach(array::add);
            return array;
        });
        Arbitrary<JsonNode> objects = Arbitraries.maps(texts, values(depth - 1))
                .ofMaxSize(4)
                .map(members -> {
                    var object = NODES.objectNode();
                    members.forEach(object::set);
                    return object;
                });
        return Arbitraries.oneOf(leaf, lists, objects);
    }
}
