@NullMarked
package io.fairlead.connector.credential;

import org.jspecify.annotations.NullMarked;
