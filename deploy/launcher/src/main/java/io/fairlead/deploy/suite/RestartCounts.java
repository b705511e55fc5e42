package io.fairlead.deploy.suite;

/** How often each part was started again since {@code up}, for whoever asks from another process. */
record RestartCounts(KeptNumbers numbers) {

    void set(String part, int restarts) {
        synchronized (RestartCounts.class) {
            numbers.put(part, restarts);
        }
    }

    int of(String part) {
        return numbers.get(part).orElse(0);
    }

    void clear() {
        numbers.clear();
    }
}
