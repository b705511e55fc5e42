@NullMarked
package io.fairlead.testing.chaos.webhook;

import org.jspecify.annotations.NullMarked;
