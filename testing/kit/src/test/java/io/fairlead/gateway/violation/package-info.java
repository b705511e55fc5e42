@NullMarked
package io.fairlead.gateway.violation;

import org.jspecify.annotations.NullMarked;
