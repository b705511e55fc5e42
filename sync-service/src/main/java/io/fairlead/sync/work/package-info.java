/** Work that is done beside the event loop. */
@NullMarked
package io.fairlead.sync.work;

import org.jspecify.annotations.NullMarked;
