package io.fairlead.chassis.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Property(tries = 100)
    void showsItselfOnlyWhenAsked(@ForAll @AlphaChars @StringLength(min = 1) String value) throws Exception {
        record Credentials(String name, Secret key) {}
        var secret = Secret.of(value);

        assertThat(secret.reveal()).isEqualTo(value);
        assertThat(secret.toString()).isEqualTo("********");
        assertThat(new Credentials("-", secret).toString()).isEqualTo("Credentials[name=-, key=********]");
        assertThat(new ObjectMapper().writeValueAsString(Map.of("-", secret))).isEqualTo("{\"-\":\"********\"}");
    }

    @Test
    void isReadFromJson() throws Exception {
        assertThat(new ObjectMapper().readValue("\"sk_1\"", Secret.class)).isEqualTo(Secret.of("sk_1"));
    }
}
