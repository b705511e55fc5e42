/** Operation calls as the suite's clients see them. */
@NullMarked
package io.fairlead.connector.call;

import org.jspecify.annotations.NullMarked;
