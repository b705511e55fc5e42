@NullMarked
package io.fairlead.chassis.json;

import org.jspecify.annotations.NullMarked;
