/** What the engine needs of whoever runs it. */
@NullMarked
package io.fairlead.connector.engine.host;

import org.jspecify.annotations.NullMarked;
