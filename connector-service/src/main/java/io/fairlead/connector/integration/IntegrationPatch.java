package io.fairlead.connector.integration;

import io.fairlead.chassis.secret.Secret;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * What a merge patch makes of an integration.
 *
 * @param settings the whole settings after the patch
 * @param given credentials set anew
 * @param removed credentials taken away
 */
record IntegrationPatch(boolean enabled, JsonObject settings, Map<String, Secret> given, Set<String> removed) {}
