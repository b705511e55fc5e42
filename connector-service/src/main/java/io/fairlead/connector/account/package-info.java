/** Integrations made ready for a call: found, allowed, credentials opened. */
@NullMarked
package io.fairlead.connector.account;

import org.jspecify.annotations.NullMarked;
