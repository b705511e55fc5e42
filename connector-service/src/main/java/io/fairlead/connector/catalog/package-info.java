/** The connectors this installation has: read from their folders, kept live, shown to clients. */
@NullMarked
package io.fairlead.connector.catalog;

import org.jspecify.annotations.NullMarked;
