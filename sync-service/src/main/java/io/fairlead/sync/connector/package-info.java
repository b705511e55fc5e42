/** What this service is told of connectors. */
@NullMarked
package io.fairlead.sync.connector;

import org.jspecify.annotations.NullMarked;
