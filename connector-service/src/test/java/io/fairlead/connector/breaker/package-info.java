@NullMarked
package io.fairlead.connector.breaker;

import org.jspecify.annotations.NullMarked;
