package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorMappingTest {
    private static final ErrorMapping MAPPING = new ErrorMapping(
            null,
            List.of(JsonPointer.compile("/error/code"), JsonPointer.compile("/error/type")),
            List.of(JsonPointer.compile("/error/message")),
            Map.of("busy", FailureKind.RATE_LIMITED),
            Map.of(402, FailureKind.VALIDATION));

    @Test
    void letsTheProvidersCodeDecideBeforeTheStatus() {
        assertThat(MAPPING.kindOf(402, "busy")).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(MAPPING.kindOf(402, "declined")).isEqualTo(FailureKind.VALIDATION);
        assertThat(MAPPING.kindOf(402, null)).isEqualTo(FailureKind.VALIDATION);
    }

    @ParameterizedTest
    @CsvSource({
        "400,VALIDATION",
        "401,AUTHENTICATION",
        "403,PERMISSION",
        "404,NOT_FOUND",
        "408,TIMEOUT",
        "409,CONFLICT",
        "418,PROVIDER_ERROR",
        "422,VALIDATION",
        "429,RATE_LIMITED",
        "500,UNAVAILABLE",
        "503,UNAVAILABLE",
        "504,TIMEOUT",
        "200,PROVIDER_ERROR"
    })
    void knowsWhatAStatusUsuallyMeans(int status, FailureKind kind) {
        assertThat(ErrorMapping.USUAL.kindOf(status, null)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":\"busy\",\"type\":\"t\"}}|busy",
                "{\"error\":{\"code\":null,\"type\":\"t\"}}|t",
                "{\"error\":{\"code\":\" \",\"type\":7}}|7",
                "{\"error\":{\"code\":{\"a\":1}}}|",
                "[]|",
                "null|"
            })
    void takesTheFirstPlaceThatHasACode(String body, @Nullable String code) {
        assertThat(MAPPING.codeIn(Json.of(body)).orElse(null)).isEqualTo(code);
    }
}
