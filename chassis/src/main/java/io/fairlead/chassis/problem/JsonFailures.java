package io.fairlead.chassis.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.fairlead.contracts.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is wrong with a JSON body, in our words: the parser's own name classes and echo input. */
final class JsonFailures {

    private JsonFailures() {}

    static Optional<Failure> of(JsonProcessingException cause) {
        return switch (cause) {
            case InvalidDefinitionException ours -> Optional.empty();
            case StreamConstraintsException limit -> Optional.of(tooMuch(limit));
            case StreamReadException syntax -> Optional.of(malformed(syntax));
            case JsonMappingException mapping -> Optional.of(invalid(mapping));
            default -> Optional.empty();
        };
    }

    private static Failure malformed(StreamReadException syntax) {
        var duplicate = String.valueOf(syntax.getOriginalMessage()).startsWith("Duplicate field");
        var what = duplicate ? "The JSON has a member twice" : "The JSON is malformed";
        return Failure.of(ProblemCode.BAD_REQUEST, what + place(syntax.getLocation()) + ".");
    }

    private static Failure tooMuch(StreamConstraintsException limit) {
        return Failure.of(
                ProblemCode.BAD_REQUEST,
                "The JSON nests too deep or has a name, text or number that is too long"
                        + place(limit.getLocation())
                        + ".");
    }

    private static Failure invalid(JsonMappingException mapping) {
        return switch (mapping.getCause()) {
            case Failure failure -> failure;
            case StreamReadException syntax -> malformed(syntax);
            case StreamConstraintsException limit -> tooMuch(limit);
            case null, default -> invalid(mapping, message(mapping));
        };
    }

    private static Failure invalid(JsonMappingException mapping, String message) {
        var path = mapping.getPath().stream().map(JsonFailures::step).toList();
        return Failure.of(ProblemCode.INVALID_BODY, "The body is not what is expected here.")
                .withErrors(List.of(FieldError.at(path, message)));
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() != null
                ? reference.getFieldName()
                : Integer.toString(Math.max(0, reference.getIndex()));
    }

    private static String message(JsonMappingException mapping) {
        return switch (mapping) {
            case UnrecognizedPropertyException unknown -> "is not known here";
            case ValueInstantiationException refused -> reason(refused);
            case InvalidFormatException format -> expected(format);
            case MismatchedInputException mismatch -> expected(mismatch);
            default -> "is not valid";
        };
    }

    /** Our own records say for people why they cannot be built; what other code says stays inside. */
    private static String reason(ValueInstantiationException refused) {
        return refused.getCause() instanceof IllegalArgumentException cause
                        && isOurs(cause)
                        && cause.getMessage() != null
                ? cause.getMessage()
                : "is not valid";
    }

    private static boolean isOurs(Throwable cause) {
        var trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("io.fairlead.");
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        if (target == null) {
            return "is not valid";
        }
        if (target.isEnum()) {
            return "must be one of "
                    + String.join(
                            ", ",
                            Arrays.stream(target.getEnumConstants())
                                    .map(String::valueOf)
                                    .toList());
        }
        return "must be " + JsonTypes.name(target);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
