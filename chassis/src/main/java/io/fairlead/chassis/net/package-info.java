/** Where the suite may connect to on somebody else's behalf. */
@NullMarked
package io.fairlead.chassis.net;

import org.jspecify.annotations.NullMarked;
