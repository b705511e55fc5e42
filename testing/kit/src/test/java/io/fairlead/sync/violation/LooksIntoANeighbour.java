package io.fairlead.sync.violation;

import io.fairlead.webhook.violation.Neighbour;

public record LooksIntoANeighbour(Neighbour neighbour) {}
