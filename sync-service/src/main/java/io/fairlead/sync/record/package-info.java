/** Records as they are kept: written as they are read from a provider, and shown to clients. */
@NullMarked
package io.fairlead.sync.record;

import org.jspecify.annotations.NullMarked;
