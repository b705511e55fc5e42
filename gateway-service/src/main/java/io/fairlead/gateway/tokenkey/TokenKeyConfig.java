package io.fairlead.gateway.tokenkey;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The keys of the suite's own token issuer. */
@ConfigMapping(prefix = "fairlead.gateway.token-keys")
interface TokenKeyConfig {

    /**
     * A JSON Web Key Set (RFC 7517) of private keys: the current one first, the next one beside it. Every replica has the
     * same file. Without it the published set is empty.
     */
    Optional<Path> file();
}
