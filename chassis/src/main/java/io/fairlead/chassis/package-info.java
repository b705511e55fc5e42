@NullMarked
package io.fairlead.chassis;

import org.jspecify.annotations.NullMarked;
