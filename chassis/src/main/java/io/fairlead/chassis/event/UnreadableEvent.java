package io.fairlead.chassis.event;

/** A record that can never be read as what its topic holds; the message says why, without its content. */
final class UnreadableEvent extends Exception {
    UnreadableEvent(String reason) {
        super(reason);
    }
}
