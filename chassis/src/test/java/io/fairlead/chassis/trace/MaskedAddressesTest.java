package io.fairlead.chassis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedAddressesTest {

    private static final String KNOWN_TO_FEW = "q7Xw2mKd9TzP4vNb8RcYhL3sFgJ6eAu1";

    private final SdkTracerProvider traces = SdkTracerProvider.builder()
            .addSpanProcessor(new MaskedAddresses(List.of("/api/v1/drops", "/other/")))
            .build();

    @ParameterizedTest
    @CsvSource({
        "url.path, /api/v1/drops/",
        "http.target, /api/v1/drops/",
        "url.full, http://localhost:8083/api/v1/drops/",
        "http.url, https://drops.example/api/v1/drops/",
        "url.path, /other/",
        "url.path, //api/v1//drops/",
        "url.path, /api/./v1/drops/",
        "url.path, /API/v1/Drops/"
    })
    void anAddressKnownToFewIsTheBeginningOfItself(String attribute, String path) {
        assertThat(recorded(attribute, path + KNOWN_TO_FEW)).isEqualTo(path + "q7Xw…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/more", "?to=me", "#there", "/../x", "//", "/" + KNOWN_TO_FEW})
    void whatFollowsIsNotToldEither(String more) {
        assertThat(recorded("url.full", "http://localhost/api/v1/drops/" + KNOWN_TO_FEW + more))
                .isEqualTo("http://localhost/api/v1/drops/q7Xw…");
    }

    @Test
    void nothingIsToldOfAShortOne() {
        assertThat(recorded("url.path", "/api/v1/drops/abc")).isEqualTo("/api/v1/drops/…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/drops",
                "/api/v1/drops/",
                "/api/v1/drops-elsewhere/" + KNOWN_TO_FEW,
                "/api/v1/backdrops/" + KNOWN_TO_FEW,
                "/v1/drops/" + KNOWN_TO_FEW
            })
    void otherAddressesStayWhole(String path) {
        assertThat(recorded("url.path", path)).isEqualTo(path);
    }

    @Test
    void theQueryOfSuchAnAddressIsNotToldAndThatOfOthersIs() {
        assertThat(queryOf("/api/v1/drops/" + KNOWN_TO_FEW)).isEqualTo("…");
        assertThat(queryOf("/api/v1/things")).isEqualTo("token=x");
    }

    private String queryOf(String path) {
        return read(
                (ReadableSpan) traces.get("test")
                        .spanBuilder("GET")
                        .setAttribute("url.path", path)
                        .setAttribute("url.query", "token=x")
                        .startSpan(),
                "url.query");
    }

    private String recorded(String attribute, String address) {
        return read(
                (ReadableSpan) traces.get("test")
                        .spanBuilder("GET")
                        .setAttribute(attribute, address)
                        .startSpan(),
                attribute);
    }

    private static String read(ReadableSpan span, String attribute) {
        return String.valueOf(span.getAttribute(AttributeKey.stringKey(attribute)));
    }
}
