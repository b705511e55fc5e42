@NullMarked
package io.fairlead.sync;

import org.jspecify.annotations.NullMarked;
