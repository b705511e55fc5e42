package io.fairlead.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.chassis.expression.Expressions;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 2000)
    void aPathFindsWhatTheLanguageFinds(@ForAll("items") JsonNode item, @ForAll("paths") String path) {
        JsonNode walked = Field.of(path).in(item);

        JsonNode evaluated = Expressions.compile(path).evaluate(item);
        assertThat(walked.isMissingNode() ? JsonNodeFactory.instance.nullNode() : walked)
                .isEqualTo(evaluated);
    }

    @Test
    void whatIsNoPathIsEvaluated() throws IOException {
        JsonNode item = JSON.readTree("{\"first\":\"Mina\",\"last\":\"Okafor\"}");

        assertThat(Field.of("first & ' ' & last").in(item).textValue()).isEqualTo("Mina Okafor");
        assertThat(Field.of("true").in(item).booleanValue()).isTrue();
    }

    @Test
    void nothingIsFoundWhereNothingIs() throws IOException {
        JsonNode item = JSON.readTree("{\"org\":\"text\"}");

        assertThat(Field.of("org.sourcedId").in(item)).isEqualTo(MissingNode.getInstance());
        assertThat(Field.of("nobody").in(item)).isEqualTo(MissingNode.getInstance());
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "a.b", "b.a", "a.b.c", "c.a", "c")
                .flatMap(path -> Arbitraries.of(
                        path,
                        path + "[]",
                        path + " = \"x\"",
                        path + "=\"single\"",
                        path + ".($string($) = \"x\")",
                        path + ".($string($) = \"false\")",
                        path + "[$ != null].($string($) = \"x\")",
                        path + "[$ != null].($string($) = \"false\")"));
    }

    @Provide
    Arbitrary<JsonNode> items() {
        return objects(3);
    }

    private static Arbitrary<JsonNode> objects(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.<JsonNode>of(
                JsonNodeFactory.instance.textNode("x"),
                JsonNodeFactory.instance.textNode("false"),
                JsonNodeFactory.instance.nullNode(),
                JsonNodeFactory.instance.numberNode(7),
                JsonNodeFactory.instance.booleanNode(false),
                JsonNodeFactory.instance.arrayNode().add("p").add("q"),
                JsonNodeFactory.instance.arrayNode().add("single"));
        Arbitrary<JsonNode> member = depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        objects(depth - 1),
                        objects(depth - 1).list().ofMaxSize(2).map(FieldTest::array));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), member)
                .ofMaxSize(3)
                .map(members -> {
                    var object = JsonNodeFactory.instance.objectNode();
                    members.forEach(object::set);
                    return object;
                });
    }

    private static JsonNode array(List<JsonNode> nodes) {
        var array = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(array::add);
        return array;
    }
}
