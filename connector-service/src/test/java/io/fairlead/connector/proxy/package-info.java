@NullMarked
package io.fairlead.connector.proxy;

import org.jspecify.annotations.NullMarked;
