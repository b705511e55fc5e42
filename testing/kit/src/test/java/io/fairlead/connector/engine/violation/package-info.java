@NullMarked
package io.fairlead.connector.engine.violation;

import org.jspecify.annotations.NullMarked;
