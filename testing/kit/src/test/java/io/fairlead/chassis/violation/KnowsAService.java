package io.fairlead.chassis.violation;

import io.fairlead.webhook.violation.Neighbour;

public record KnowsAService(Neighbour neighbour) {}
