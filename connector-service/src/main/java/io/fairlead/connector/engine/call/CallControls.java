package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.breaker.Breakers;
import io.fairlead.connector.engine.budget.Budgets;
import io.fairlead.connector.engine.host.Surroundings;

/** What every call passes on its way to a provider and back. */
public record CallControls(
        Breakers breakers, Budgets budgets, WriteJournal journal, CallListener listener, Surroundings surroundings) {}
