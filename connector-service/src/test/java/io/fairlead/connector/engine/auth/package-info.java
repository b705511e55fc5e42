@NullMarked
package io.fairlead.connector.engine.auth;

import org.jspecify.annotations.NullMarked;
