@NullMarked
package io.fairlead.sync.refresh;

import org.jspecify.annotations.NullMarked;
