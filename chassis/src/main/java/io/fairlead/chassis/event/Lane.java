package io.fairlead.chassis.event;

/** Events of one key of one topic: what stays in order, and what is held back together. */
record Lane(String topic, String key) {}
