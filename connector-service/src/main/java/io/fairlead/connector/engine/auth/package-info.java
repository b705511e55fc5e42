/** How a request proves who we are: one strategy for each scheme of the grammar. */
@NullMarked
package io.fairlead.connector.engine.auth;

import org.jspecify.annotations.NullMarked;
