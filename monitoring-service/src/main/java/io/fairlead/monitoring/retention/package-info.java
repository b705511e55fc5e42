@NullMarked
package io.fairlead.monitoring.retention;

import org.jspecify.annotations.NullMarked;
