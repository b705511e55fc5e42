/** What connector-service is asked for: pages and single records of a provider. */
@NullMarked
package io.fairlead.sync.provider;

import org.jspecify.annotations.NullMarked;
