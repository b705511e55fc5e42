@NullMarked
package io.fairlead.connector.engine.call;

import org.jspecify.annotations.NullMarked;
