/** The pipeline of a call, from accepted input to recorded outcome. */
@NullMarked
package io.fairlead.connector.engine.call;

import org.jspecify.annotations.NullMarked;
