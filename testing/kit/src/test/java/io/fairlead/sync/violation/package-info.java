@NullMarked
package io.fairlead.sync.violation;

import org.jspecify.annotations.NullMarked;
