@NullMarked
package io.fairlead.monitoring.integration;

import org.jspecify.annotations.NullMarked;
