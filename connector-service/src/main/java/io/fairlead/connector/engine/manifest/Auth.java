package io.fairlead.connector.engine.manifest;

import java.util.List;
import java.util.Locale;

/** How a request proves who we are. The only place where {@code ${credentials.…}} may stand. */
public sealed interface Auth {

    record None() implements Auth {}

    /**
     * A key in a header or in the query.
     *
     * @param value with what a provider wants around the key: {@code "KakaoAK ${credentials.key}"}
     */
    record ApiKey(Place in, String name, Template value) implements Auth {
        public enum Place {
            HEADER,
            QUERY;

            static Place of(String id) {
                return valueOf(id.toUpperCase(Locale.ROOT));
            }
        }
    }

    record Bearer(Template token) implements Auth {}

    record Basic(Template username, Template password) implements Auth {}

    record OAuth2ClientCredentials(
            Template tokenUrl,
            Template clientId,
            Template clientSecret,
            List<String> scopes,
            ClientAuthentication clientAuthentication)
            implements Auth {

        /** How the client shows its own credentials to the token endpoint. */
        public enum ClientAuthentication {
            BASIC,
            BODY;

            static ClientAuthentication of(String id) {
                return valueOf(id.toUpperCase(Locale.ROOT));
            }
        }

        public OAuth2ClientCredentials {
            scopes = List.copyOf(scopes);
        }
    }
}
