package io.fairlead.testing.simulators.webhook;

/** Writes messages as the provider would that tells of something. */
public interface Drafts {

    /**
     * The message of this number, counted from 0: where the draft leaves open what is told of, it is another thing each
     * time. Throws {@link IllegalArgumentException} when the provider cannot say such a thing.
     */
    Message write(Draft draft, int number);
}
