@NullMarked
package io.fairlead.monitoring.health;

import org.jspecify.annotations.NullMarked;
