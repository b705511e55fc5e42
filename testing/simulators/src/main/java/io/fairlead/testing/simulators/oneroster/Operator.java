package io.fairlead.testing.simulators.oneroster;

import java.util.Arrays;

enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    CONTAINS("~");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    static Operator of(String sign) {
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(sign))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(sign));
    }

    boolean holds(String left, String right) {
        return switch (this) {
            case CONTAINS -> left.contains(right);
            case EQUAL -> FieldOrder.compare(left, right) == 0;
            case NOT_EQUAL -> FieldOrder.compare(left, right) != 0;
            case GREATER -> FieldOrder.compare(left, right) > 0;
            case GREATER_OR_EQUAL -> FieldOrder.compare(left, right) >= 0;
            case LESS -> FieldOrder.compare(left, right) < 0;
            case LESS_OR_EQUAL -> FieldOrder.compare(left, right) <= 0;
        };
    }
}
