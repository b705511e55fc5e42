@NullMarked
package io.fairlead.contracts.violation;

import org.jspecify.annotations.NullMarked;
