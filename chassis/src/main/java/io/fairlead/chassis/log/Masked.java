package io.fairlead.chassis.log;

/** What may be said of a name that few shall know: enough to recognise it, too little to use it. */
public final class Masked {

    /** Stands for all that is not said. */
    public static final String REST = "…";

    private static final int SHOWN = 4;

    private Masked() {}

    /** The first four characters, or fewer where that would be more than a quarter. */
    public static String beginning(String name) {
        return name.substring(0, Math.min(SHOWN, name.length() / SHOWN)) + REST;
    }
}
