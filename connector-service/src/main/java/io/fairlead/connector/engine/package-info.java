/** The call engine: plain Java, knows connectors as data and the world through ports. */
@NullMarked
package io.fairlead.connector.engine;

import org.jspecify.annotations.NullMarked;
