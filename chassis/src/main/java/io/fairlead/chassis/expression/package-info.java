/** Runs JSONata expressions that connectors carry, within bounds that hold whatever the expression or its input is. */
@NullMarked
package io.fairlead.chassis.expression;

import org.jspecify.annotations.NullMarked;
