package io.fairlead.connector.integration;

import java.util.regex.Pattern;

/** What a tenant calls an integration; unique in the tenant, kebab-case, 2 to 40 characters. */
record IntegrationName(String value) {
    static final String RULE = "must be kebab-case (a-z, 0-9, single hyphens), 2 to 40 characters";

    private static final Pattern SHAPE = Pattern.compile("(?=.{2,40}$)[a-z0-9]+(-[a-z0-9]+)*");

    IntegrationName {
        if (!isValid(value)) throw new IllegalArgumentException("integration name '%s' %s".formatted(value, RULE));
    }

    static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }
}
