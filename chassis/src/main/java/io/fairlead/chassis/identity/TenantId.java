package io.fairlead.chassis.identity;

import java.util.regex.Pattern;

/** An organisation that uses the suite: kebab-case, at most 63 characters. */
public record TenantId(String value) {

    private static final int LONGEST = 63;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a tenant is kebab-case, 1 to %d characters".formatted(LONGEST));
        }
    }

    /** Whether {@code value} could name a tenant. */
    public static boolean isValid(String value) {
        return value.length() <= LONGEST && SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
