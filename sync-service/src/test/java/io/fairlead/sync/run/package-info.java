@NullMarked
package io.fairlead.sync.run;

import org.jspecify.annotations.NullMarked;
