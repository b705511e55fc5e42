package io.fairlead.sync.record;

/** A record as its provider calls it; within a tenant. */
record ExternalKey(String integration, String stream, String externalId) {}
