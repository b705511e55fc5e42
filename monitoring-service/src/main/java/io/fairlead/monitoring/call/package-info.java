@NullMarked
package io.fairlead.monitoring.call;

import org.jspecify.annotations.NullMarked;
