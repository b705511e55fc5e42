package io.fairlead.gateway.violation;

import io.vertx.mutiny.sqlclient.Pool;

public record GoesAroundTheDoor(Pool pool) {}
