/**
 * How the engine's requests leave the house. Each has a client span of its own; trace headers are not sent along: they
 * are ours, and a provider that wants some has its connector say so.
 */
@NullMarked
package io.fairlead.connector.http;

import org.jspecify.annotations.NullMarked;
