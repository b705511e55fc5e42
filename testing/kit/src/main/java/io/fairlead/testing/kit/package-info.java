@NullMarked
package io.fairlead.testing.kit;

import org.jspecify.annotations.NullMarked;
