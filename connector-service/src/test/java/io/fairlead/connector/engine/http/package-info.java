@NullMarked
package io.fairlead.connector.engine.http;

import org.jspecify.annotations.NullMarked;
