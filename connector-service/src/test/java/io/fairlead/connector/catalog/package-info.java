@NullMarked
package io.fairlead.connector.catalog;

import org.jspecify.annotations.NullMarked;
