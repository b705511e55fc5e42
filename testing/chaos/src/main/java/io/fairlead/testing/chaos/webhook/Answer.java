package io.fairlead.testing.chaos.webhook;

/** What a provider may conclude from the answer to a delivery. */
sealed interface Answer {

    /** Nothing needs to be sent again. */
    sealed interface Clear extends Answer {}

    /** They have it. */
    record Acknowledged() implements Clear {}

    /** They do not want it. */
    record Refused(int status) implements Clear {}

    /** They may have it or not; it has to be sent again. */
    record Unclear(String reason) implements Answer {}

    static Answer of(int status) {
        if (status >= 200 && status < 300) {
            return new Acknowledged();
        }
        return status >= 400 && status < 500 && !isPassing(status)
                ? new Refused(status)
                : new Unclear("status " + status);
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 425 || status == 429;
    }
}
