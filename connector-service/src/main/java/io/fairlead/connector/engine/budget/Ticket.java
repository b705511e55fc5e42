package io.fairlead.connector.engine.budget;

/**
 * What a request that waits for its turn shows when it comes.
 *
 * @param epoch between two closings of the budget
 * @param local whether this process gave it without asking the others
 */
public record Ticket(long epoch, boolean local) {}
