@NullMarked
package io.fairlead.connector.engine.redaction;

import org.jspecify.annotations.NullMarked;
