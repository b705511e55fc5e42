/** The public keys of the suite's own token issuer. */
@NullMarked
package io.fairlead.gateway.tokenkey;

import org.jspecify.annotations.NullMarked;
