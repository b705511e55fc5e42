@NullMarked
package io.fairlead.connector.engine;

import org.jspecify.annotations.NullMarked;
