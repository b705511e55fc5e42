package io.fairlead.gateway.tokenkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void publishesNothingThatIsPrivate() throws Exception {
        var keys = JSON.readTree("""
                {"keys":[
                  {"kty":"RSA","kid":"now","use":"sig","alg":"RS256","n":"nn","e":"AQAB",
                   "d":"D","p":"P","q":"Q","dp":"DP","dq":"DQ","qi":"QI","oth":[],"unknown":"U"},
                  {"kty":"EC","kid":"next","crv":"P-256","x":"xx","y":"yy","d":"D"}]}""");

        assertThat(PublicKeys.of(keys)).isEqualTo(JSON.readTree("""
                        {"keys":[
                          {"kty":"RSA","kid":"now","use":"sig","alg":"RS256","n":"nn","e":"AQAB"},
                          {"kty":"EC","kid":"next","crv":"P-256","x":"xx","y":"yy"}]}"""));
    }

    @Test
    void refusesKeysThatVerifyWithASecret() throws Exception {
        var keys = JSON.readTree("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"secret\"}]}");

        assertThatThrownBy(() -> PublicKeys.of(keys)).hasMessageNotContaining("secret");
    }

    @Test
    void doesNotQuoteAFileItCannotRead(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("keys.json"), "secret");

        assertThatThrownBy(() -> PublicKeys.of(file))
                .hasMessageContaining("keys.json")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theSetIsEmptyWithoutKeys() {
        assertThat(PublicKeys.none()).hasToString("{\"keys\":[]}");
    }
}
