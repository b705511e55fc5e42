package io.fairlead.deploy.sync;

/** Where tokens come from; each lasts for some minutes. */
@FunctionalInterface
public interface Access {

    String token() throws InterruptedException;
}
