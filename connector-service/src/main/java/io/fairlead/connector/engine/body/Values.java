package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON values as text. */
final class Values {
    private Values() {}

    /** A number without an exponent, which few providers read. */
    static String text(JsonNode value) {
        if (value.isNumber() && !value.isIntegralNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
