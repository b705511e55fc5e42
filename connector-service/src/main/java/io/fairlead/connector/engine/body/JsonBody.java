package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON on the wire. Numbers keep every digit: they may be money. */
public final class JsonBody {
    public static final String MEDIA_TYPE = "application/json";

    private static final Pattern JSON_TYPE = Pattern.compile("(?:application|text)/(?:[a-z0-9.+-]+\\+)?json");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonBody() {}

    public static Payload of(JsonNode value) {
        try {
            return Payload.of(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body, or missing when there is none that can be read: for failures, whose body is a courtesy. */
    public static JsonNode lenient(HttpAnswer answer) {
        try {
            return read(answer);
        } catch (UnreadableAnswer e) {
            return MissingNode.getInstance();
        }
    }

    /** The body, or missing when it is empty. */
    static JsonNode read(HttpAnswer answer) {
        if (answer.body().isEmpty()) {
            return MissingNode.getInstance();
        }
        var type = answer.headers().first("Content-Type").orElse(MEDIA_TYPE);
        if (!JSON_TYPE.matcher(mediaType(type)).matches()) {
            throw new UnreadableAnswer("The answer is not JSON but another type of content");
        }
        try {
            return charset(type).isPresent()
                    ? MAPPER.readTree(decoded(answer.body(), charset(type).get()))
                    : MAPPER.readTree(answer.body().bytes());
        } catch (IOException e) {
            throw new UnreadableAnswer("The answer is not valid JSON");
        }
    }

    private static String mediaType(String contentType) {
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Empty when JSON's own detection does: it tells the Unicode encodings apart by itself. */
    private static Optional<Charset> charset(String contentType) {
        var named = CHARSET.matcher(contentType);
        if (!named.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(named.group(1)))
                    .filter(charset -> !charset.equals(StandardCharsets.UTF_8));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableAnswer("The answer is in an unknown character set");
        }
    }

    private static String decoded(Payload body, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
    }
}
