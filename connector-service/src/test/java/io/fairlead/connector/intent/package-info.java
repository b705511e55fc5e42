@NullMarked
package io.fairlead.connector.intent;

import org.jspecify.annotations.NullMarked;
