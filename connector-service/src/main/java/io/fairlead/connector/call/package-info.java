@NullMarked
package io.fairlead.connector.call;

import org.jspecify.annotations.NullMarked;
