/** What the suite serves, as data: which path needs which role and goes to which service. */
@NullMarked
package io.fairlead.gateway.route;

import org.jspecify.annotations.NullMarked;
