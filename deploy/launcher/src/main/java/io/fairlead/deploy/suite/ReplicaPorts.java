package io.fairlead.deploy.suite;

import io.fairlead.deploy.part.Ports;

/** The ports of further replicas: any free one, and then always the same, so that running replicas are recognised. */
record ReplicaPorts(KeptNumbers numbers) {

    int of(String replica) {
        return numbers.get(replica).orElseGet(() -> choose(replica));
    }

    void clear() {
        numbers.clear();
    }

    private int choose(String replica) {
        int port;
        do {
            port = Ports.free(1).getFirst();
        } while (numbers.all().contains(port));
        numbers.put(replica, port);
        return port;
    }
}
