/** From templates to a request, and from bytes to an answer. */
@NullMarked
package io.fairlead.connector.engine.body;

import org.jspecify.annotations.NullMarked;
