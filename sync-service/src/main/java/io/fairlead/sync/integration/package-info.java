/** What this service knows of integrations. */
@NullMarked
package io.fairlead.sync.integration;

import org.jspecify.annotations.NullMarked;
