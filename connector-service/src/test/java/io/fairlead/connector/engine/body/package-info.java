@NullMarked
package io.fairlead.connector.engine.body;

import org.jspecify.annotations.NullMarked;
