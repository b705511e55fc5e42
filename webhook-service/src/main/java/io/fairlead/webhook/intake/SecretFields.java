package io.fairlead.webhook.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.io.IOException;
import java.util.List;

/** Blanks what a connector marks secret in bodies, before they go anywhere. */
final class SecretFields {
    private static final String BLANK = "********";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SecretFields() {}

    /**
     * The body as it may be kept: unchanged where it has none of the fields.
     *
     * @throws Failure where it cannot be looked into: kept as it is it might hold a secret, and without it nothing is kept
     */
    static byte[] blank(List<JsonPointer> fields, byte[] body) {
        if (fields.isEmpty()) return body;
        try {
            JsonNode json = JSON.readTree(body);
            boolean changed = false;
            for (JsonPointer field : fields) changed |= blank(json, field);
            return changed ? JSON.writeValueAsBytes(json) : body;
        } catch (IOException e) {
            throw Failure.of(
                            ProblemCode.BAD_REQUEST,
                            "The body is no JSON, and this endpoint's connector marks fields secret.")
                    .because(e);
        }
    }

    private static boolean blank(JsonNode json, JsonPointer field) {
        if (json.at(field.head()) instanceof ObjectNode parent
                && parent.has(field.last().getMatchingProperty())) {
            parent.put(field.last().getMatchingProperty(), BLANK);
            return true;
        }
        return false;
    }
}
