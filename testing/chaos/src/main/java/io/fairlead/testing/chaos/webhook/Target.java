package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.api.Tail;
import io.fairlead.testing.chaos.kill.Victims;
import java.net.URI;
import java.util.List;

/** The suite under fire. */
public interface Target extends Victims {

    URI gateway();

    URI twins();

    /** Every process that takes deliveries: the gateway and each replica of the service. */
    List<Way> ways();

    /** A token of one of the demonstration's users, good for a while. */
    String token(String user);

    Tail topic(String name);
}
