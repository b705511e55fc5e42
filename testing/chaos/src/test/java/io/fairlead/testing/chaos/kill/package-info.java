@NullMarked
package io.fairlead.testing.chaos.kill;

import org.jspecify.annotations.NullMarked;
