/** How often a provider is asked: no more often than it allows, whoever asks. */
@NullMarked
package io.fairlead.connector.engine.budget;

import org.jspecify.annotations.NullMarked;
