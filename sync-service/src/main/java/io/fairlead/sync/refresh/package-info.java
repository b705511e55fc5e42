/** Single records read again because their provider said that they have changed. */
@NullMarked
package io.fairlead.sync.refresh;

import org.jspecify.annotations.NullMarked;
