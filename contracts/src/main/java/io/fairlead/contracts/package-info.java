@NullMarked
package io.fairlead.contracts;

import org.jspecify.annotations.NullMarked;
