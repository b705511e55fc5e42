@NullMarked
package io.fairlead.monitoring.window;

import org.jspecify.annotations.NullMarked;
