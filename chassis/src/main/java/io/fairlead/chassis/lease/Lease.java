package io.fairlead.chassis.lease;

/**
 * The right to do one thing alone, for a while.
 *
 * @param holder the process that holds it
 * @param number rises with every change of hands: work that commits under an old number must fail
 */
public record Lease(String name, String holder, long number) {}
