package io.fairlead.chassis;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Every service begins here, before Quarkus has read anything. */
@QuarkusMain
public final class Service {

    /** Lets an address that is no URI come as far as our routes; Quarkus' own answer to it says nothing. */
    private static final String WITHOUT_QUARKUS_CHECK_OF_ADDRESSES = "vertx.disableURIValidation";

    private Service() {}

    /** Runs the service until it is told to stop. */
    public static void main(String... arguments) {
        System.setProperty(WITHOUT_QUARKUS_CHECK_OF_ADDRESSES, "true");
        Quarkus.run(arguments);
    }
}
