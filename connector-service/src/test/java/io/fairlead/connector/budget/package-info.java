@NullMarked
package io.fairlead.connector.budget;

import org.jspecify.annotations.NullMarked;
