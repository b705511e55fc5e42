@NullMarked
package io.fairlead.chassis.page;

import org.jspecify.annotations.NullMarked;
