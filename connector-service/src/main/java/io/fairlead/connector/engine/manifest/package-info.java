/**
 * What a connector's folder says, as values that cannot be wrong, and the reading of it. Plain Java.
 */
@NullMarked
package io.fairlead.connector.engine.manifest;

import org.jspecify.annotations.NullMarked;
