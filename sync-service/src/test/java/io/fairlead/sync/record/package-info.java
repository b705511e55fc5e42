@NullMarked
package io.fairlead.sync.record;

import org.jspecify.annotations.NullMarked;
