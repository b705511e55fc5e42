@NullMarked
package io.fairlead.monitoring.query;

import org.jspecify.annotations.NullMarked;
