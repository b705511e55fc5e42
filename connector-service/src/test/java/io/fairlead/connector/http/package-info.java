@NullMarked
package io.fairlead.connector.http;

import org.jspecify.annotations.NullMarked;
