package io.fairlead.testing.chaos.sync;

import io.fairlead.testing.chaos.api.Tail;
import io.fairlead.testing.chaos.kill.Victims;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The suite under fire, as far as rosters come in over it. */
public interface RosterTarget extends Victims {

    URI gateway();

    URI twins();

    /** The folder that the suite takes connectors from. */
    Path connectors();

    /** Every process of sync-service and connector-service, and where it listens. */
    Map<String, URI> replicas();

    /** A token of one of the demonstration's users, good for a while. */
    String token(String user);

    Tail topic(String name);
}
