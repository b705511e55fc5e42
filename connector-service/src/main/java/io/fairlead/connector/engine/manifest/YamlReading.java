package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads one YAML file within bounds of size, depth and expansion, and keeps the places. Scalars mean what YAML 1.2's
 * core schema says, so that {@code no} is a country and not a boolean. Nothing is constructed from tags.
 */
final class YamlReading {
    static final int LARGEST_FILE = 256 * 1024;
    private static final int DEEPEST = 40;
    private static final int MOST_ALIASES = 500;
    private static final int MOST_VALUES = 20_000;
    private static final int MOST_BYTES = LARGEST_FILE;

    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Findings findings;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;
    private int bytes;

    private YamlReading(Findings findings) {
        this.findings = findings;
    }

    /** Empty when nothing can be read; the findings say why. A file that comes back may have findings too. */
    static Optional<YamlFile> read(byte[] bytes, Findings findings) {
        if (bytes.length > LARGEST_FILE) {
            findings.add(Place.START, "", "the file is larger than the %d bytes allowed".formatted(LARGEST_FILE), null);
            return Optional.empty();
        }
        return decode(bytes, findings).flatMap(text -> new YamlReading(findings).read(text));
    }

    private static Optional<String> decode(byte[] bytes, Findings findings) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            findings.add(Place.START, "", "the file is not UTF-8", null);
            return Optional.empty();
        }
    }

    private Optional<YamlFile> read(String text) {
        try {
            var options = new LoaderOptions();
            options.setCodePointLimit(LARGEST_FILE);
            options.setNestingDepthLimit(DEEPEST);
            options.setMaxAliasesForCollections(MOST_ALIASES);
            var node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                findings.add(Place.START, "", "the file is empty", null);
                return Optional.empty();
            }
            return Optional.of(new YamlFile(convert(node, ""), values, keys, findings));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            findings.add(
                    mark == null ? Place.START : Place.of(mark),
                    "",
                    "not YAML: " + e.getProblem(),
                    hint(e.getProblem()));
        } catch (YAMLException e) {
            findings.add(Place.START, "", "not YAML we read: " + e.getMessage(), null);
        } catch (Unreadable e) {
            findings.add(e.place, e.pointer, String.valueOf(e.getMessage()), null);
        }
        return Optional.empty();
    }

    private static @Nullable String hint(@Nullable String problem) {
        if (problem == null) {
            return null;
        }
        if (problem.contains("\\t")) {
            return "indent with spaces";
        }
        return problem.contains("mapping values are not allowed") ? "put text that contains ': ' in quotes" : null;
    }

    private JsonNode convert(Node node, String pointer) {
        var place = Place.of(node.getStartMark());
        values.put(pointer, place);
        if (++count > MOST_VALUES) {
            throw new Unreadable(place, "", "aliases expand the file to more than %d values".formatted(MOST_VALUES));
        }
        if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
            findings.add(place, pointer, "the tag %s means nothing here".formatted(node.getTag()), "remove it");
        }
        if (!open.add(node)) {
            throw new Unreadable(place, pointer, "a value contains itself");
        }
        try {
            return switch (node) {
                case MappingNode mapping -> object(mapping, pointer);
                case SequenceNode sequence -> array(sequence, pointer);
                case ScalarNode scalar -> {
                    countBytes(scalar.getValue(), place);
                    yield scalar(scalar);
                }
                default -> throw new Unreadable(place, pointer, "not a mapping, a list or a scalar");
            };
        } finally {
            open.remove(node);
        }
    }

    private JsonNode object(MappingNode mapping, String pointer) {
        var object = JSON.objectNode();
        for (var entry : mapping.getValue()) {
            var place = Place.of(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                findings.add(place, pointer, "a key must be a word", null);
                continue;
            }
            var name = key.getValue();
            var child = Pointers.child(pointer, name);
            if (object.has(name)) {
                findings.add(place, child, "the key '%s' stands here twice".formatted(name), "remove one of them");
                continue;
            }
            countBytes(name, place);
            keys.put(child, place);
            object.set(name, convert(entry.getValueNode(), child));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String pointer) {
        var array = JSON.arrayNode();
        for (var element : sequence.getValue()) {
            array.add(convert(element, Pointers.child(pointer, array.size())));
        }
        return array;
    }

    /** As JSON, which is what is published: a message has bounds too. */
    private void countBytes(String text, Place place) {
        bytes += JsonStringEncoder.getInstance().quoteAsUTF8(text).length;
        if (bytes > MOST_BYTES) {
            throw new Unreadable(
                    place, "", "with aliases written out the file has more than %d bytes".formatted(MOST_BYTES));
        }
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.textNode(text);
        }
        if (NULL.matcher(text).matches()) {
            return JSON.nullNode();
        }
        if (TRUE.matcher(text).matches()) {
            return JSON.booleanNode(true);
        }
        if (FALSE.matcher(text).matches()) {
            return JSON.booleanNode(false);
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        }
        if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        return JSON.textNode(text);
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return JSON.numberNode(value.intValueExact());
        }
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValueExact()) : JSON.numberNode(value);
    }

    private static final class Unreadable extends RuntimeException {
        private final transient Place place;
        private final String pointer;

        Unreadable(Place place, String pointer, String message) {
            super(message);
            this.place = place;
            this.pointer = pointer;
        }
    }
}
