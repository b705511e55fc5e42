package io.fairlead.chassis.identity;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The roles a verified identity may carry. {@link #ADMIN} includes {@link #OPERATOR}, which includes {@link #VIEWER};
 * {@link #SERVICE} and {@link #PLATFORM} stand beside them and include nothing.
 */
public final class Roles {

    public static final String VIEWER = "viewer";
    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    /** Another service of the suite, which may act for a tenant it names. */
    public static final String SERVICE = "service";

    /** Who runs the installation; has no tenant. */
    public static final String PLATFORM = "platform";

    private Roles() {}

    /** The roles given and all that they include. */
    static Set<String> withIncluded(Set<String> given) {
        var all = new LinkedHashSet<>(given);
        if (all.contains(ADMIN)) {
            all.add(OPERATOR);
        }
        if (all.contains(OPERATOR)) {
            all.add(VIEWER);
        }
        return Set.copyOf(all);
    }
}
