@NullMarked
package io.fairlead.sync.mapping;

import org.jspecify.annotations.NullMarked;
