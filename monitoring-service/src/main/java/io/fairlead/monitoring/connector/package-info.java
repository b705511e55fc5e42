/** What this service is told of connectors. */
@NullMarked
package io.fairlead.monitoring.connector;

import org.jspecify.annotations.NullMarked;
