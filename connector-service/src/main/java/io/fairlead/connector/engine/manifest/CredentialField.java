package io.fairlead.connector.engine.manifest;

import org.jspecify.annotations.Nullable;

/** A value that lets us act at the provider. Always secret, always needed. */
public record CredentialField(
        String name, String label, @Nullable String description) {
    public CredentialField {
        InvalidManifest.unless(
                Connector.KEBAB_CASE.matcher(name).matches(), "credential name '%s' must be kebab-case", name);
    }
}
