/** Work that is done beside the event loop. */
@NullMarked
package io.fairlead.chassis.work;

import org.jspecify.annotations.NullMarked;
