@NullMarked
package io.fairlead.testing.chaos.sync;

import org.jspecify.annotations.NullMarked;
