@NullMarked
package io.fairlead.testing.kit.webhook;

import org.jspecify.annotations.NullMarked;
