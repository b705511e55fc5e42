@NullMarked
package io.fairlead.webhook;

import org.jspecify.annotations.NullMarked;
