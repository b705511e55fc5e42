@NullMarked
package io.fairlead.monitoring;

import org.jspecify.annotations.NullMarked;
