@NullMarked
package io.fairlead.deploy;

import org.jspecify.annotations.NullMarked;
