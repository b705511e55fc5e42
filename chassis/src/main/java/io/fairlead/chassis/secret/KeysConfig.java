package io.fairlead.chassis.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where this service finds the key-encryption keys that nobody but it has. */
@ConfigMapping(prefix = "fairlead.keys")
interface KeysConfig {

    /**
     * A JSON file <code>{"current":"k2","keys":{"k1":"…","k2":"…"}}</code>, each key 32 bytes in base64. Needed by
     * services that keep secrets. A key is added beside the old one first, made current next, and the old one removed
     * once everything is wrapped anew.
     */
    Optional<Path> file();
}
