package io.fairlead.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Why a call or an attempt failed.
 *
 * @param kind the failure kind of the connector engine, kebab-case ({@code rate-limited}, {@code timeout}, …)
 * @param providerCode the provider's own code, null when it gave none
 * @param message for operators, redacted
 */
public record CallFailure(String kind, @Nullable String providerCode, String message) {}
