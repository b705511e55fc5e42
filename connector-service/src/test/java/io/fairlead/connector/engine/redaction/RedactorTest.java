package io.fairlead.connector.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/_-]+");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final Redactor nothingKnown = Redactor.of(List.of());

    @Property(tries = 200)
    void aSecretNeverComesThroughAsItIs(
            @ForAll("secrets") String secret, @ForAll("texts") String a, @ForAll("texts") String b) {
        assertThat(redacted(secret, a + secret + b)).doesNotContain(secret);
    }

    @Property(tries = 200)
    void aSecretNeverComesThroughInAnAddressOrAForm(@ForAll("secrets") String secret, @ForAll("texts") String around) {
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (var spelling : List.of(form, form.replace("+", "%20"), lowerHex(form), everyByteEscaped(secret))) {
            var clean = redacted(secret, around + "?q=" + spelling + "&x=1");

            assertThat(clean).doesNotContain(spelling);
            assertThat(URLDecoder.decode(clean.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8))
                    .doesNotContain(secret);
        }
    }

    @Property(tries = 200)
    void aSecretNeverComesThroughInJson(@ForAll("secrets") String secret, @ForAll("texts") String around)
            throws Exception {
        var json = JSON.writeValueAsString(around + secret + around);
        var escaped = secret.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));

        assertThat(redacted(secret, json)).doesNotContain(inner(JSON.writeValueAsString(secret)));
        assertThat(redacted(secret, escaped)).doesNotContain(inner(escaped));
        assertThat(redacted(secret, json.replace("/", "\\/"))).doesNotContain(secret);
    }

    @Property(tries = 200)
    void aSecretNeverComesThroughInsideBase64(
            @ForAll("secrets") String secret, @ForAll("texts") String before, @ForAll("texts") String after) {
        for (var encoder : List.of(
                Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getEncoder().withoutPadding())) {
            var encoded = encoder.encodeToString((before + secret + after).getBytes(StandardCharsets.UTF_8));

            assertThat(decodedPieces(redacted(secret, "Basic: " + encoded))).doesNotContain(secret);
        }
    }

    @Property(tries = 200)
    void severalSecretsAreFoundWhenTheyTouchOrContainEachOther(
            @ForAll("secrets") String one, @ForAll("secrets") String other) {
        var redactor = Redactor.of(List.of(one, other, one + other));

        assertThat(redactor.clean(one + other + one)).doesNotContain(one, other);
    }

    @Property(tries = 50)
    void aTextThatIsCutLosesNoPartOfASecret(@ForAll("secrets") String secret) {
        var redactor = Redactor.of(List.of(secret));
        var filler = "-".repeat(4_096 - secret.length() / 2);

        assertThat(redactor.clean(filler + secret + filler)).doesNotContain(secret.substring(0, secret.length() / 2));
    }

    @Example
    void aLongKeyIsRecognisedByItsParts() {
        var key = "k3y/".repeat(1_500);

        assertThat(Redactor.of(List.of(key)).clean("it was " + key.substring(64, 320)))
                .isEqualTo("it was " + "[redacted]".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer s3cr3tValue42",
                "authorization=Basic dXNlcjpzM2NyM3RWYWx1ZTQy",
                "?api_key=s3cr3tValue42&x=1",
                "confmKey=s3cr3tValue42",
                "access_token=s3cr3tValue42",
                "{\"client_secret\":\"s3cr3tValue42\"}",
                "{\"Password\" : \"s3cr3tValue42\"}",
                "x-api-key: s3cr3tValue42",
                "sk_test_s3cr3tValue42",
                "whsec_s3cr3tValue42",
                "Set-Cookie: sid=s3cr3tValue42"
            })
    void blanksWhatIsNamedLikeASecret(String text) {
        assertThat(nothingKnown.clean(text)).contains("[redacted]").doesNotContain("s3cr3tValue42", "dXNlcjpz");
    }

    @Example
    void blanksTokensByTheirShape() {
        assertThat(nothingKnown.clean("got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here"))
                .isEqualTo("got [redacted] here");
    }

    @Example
    void blanksPersonalData() {
        assertThat(nothingKnown.clean("No user ada@school.example")).isEqualTo("No user [email]");
        assertThat(nothingKnown.clean("email=ada%40school.example")).isEqualTo("email=[email]");
        assertThat(nothingKnown.clean("card 4242 4242 4242 4242 declined")).isEqualTo("card [card] declined");
        assertThat(nothingKnown.clean("ssn 078-05-1120")).isEqualTo("ssn [id number]");
        assertThat(nothingKnown.clean("900101-1234567")).isEqualTo("[id number]");
        assertThat(nothingKnown.clean("call +82 10-1234-5678 now")).isEqualTo("call [phone] now");
        assertThat(nothingKnown.clean("DE89 3704 0044 0532 0130 00")).isEqualTo("[account]");
    }

    @Example
    void leavesOrdinaryMessagesAlone() {
        for (var message : List.of(
                "No such customer: 'cus_example'",
                "The amount must be at least 50 cents",
                "imsx failure: unknownobject org-7 at 2026-11-20T10:00:00.000Z",
                "검색어는 한글자 이상 입력되어야 합니다.",
                "order 1234567890123 of 17")) {
            assertThat(nothingKnown.clean(message)).isEqualTo(message);
        }
    }

    @Example
    void aBriefIsOneLineAndNoLongerThanAsked() {
        assertThat(nothingKnown.brief("one\r\n two\u0000three" + "x".repeat(100), 20))
                .isEqualTo("one two threexxxxxx…");
    }

    @Example
    void hostileTextsTakeNoTime() {
        assertThat(nothingKnown.clean("a".repeat(1_000_000))).endsWith("[…]");
        assertThat(nothingKnown.clean("\"token\":\"" + "\\a".repeat(50_000))).isNotEmpty();
        assertThat(nothingKnown.clean("1 ".repeat(50_000))).isNotEmpty();
    }

    @Provide
    Arbitrary<String> secrets() {
        var printable =
                Arbitraries.strings().withCharRange('!', '~').ofMinLength(6).ofMaxLength(90);
        var anything = Arbitraries.strings()
                .withChars("abcXYZ019 /+=%&\"\\<>'\n\té한글😀")
                .ofMinLength(8)
                .ofMaxLength(40)
                .map(text -> text.replaceAll("[\\uD800-\\uDFFF]", "s"));
        return Arbitraries.oneOf(printable, anything);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abc 123 ,.:äé-").ofMaxLength(20);
    }

    private static String redacted(String secret, String text) {
        return Redactor.of(List.of(secret)).clean(text);
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String lowerHex(String form) {
        return ESCAPE.matcher(form).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static String everyByteEscaped(String secret) {
        var escaped = new StringBuilder();
        for (var b : secret.getBytes(StandardCharsets.UTF_8)) {
            escaped.append("%%%02X".formatted(b));
        }
        return escaped.toString();
    }

    private static String decodedPieces(String text) {
        var decoded = new StringBuilder();
        for (var piece : NOT_BASE64.splitAsStream(text).toList()) {
            for (var start = 0; start < Math.min(4, piece.length()); start++) {
                var part = piece.substring(start).replace('-', '+').replace('_', '/');
                var whole = part.substring(0, part.length() / 4 * 4);
                decoded.append(new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return decoded.toString();
    }
}
