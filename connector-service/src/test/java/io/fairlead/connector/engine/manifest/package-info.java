@NullMarked
package io.fairlead.connector.engine.manifest;

import org.jspecify.annotations.NullMarked;
