@NullMarked
package io.fairlead.connector.integration;

import org.jspecify.annotations.NullMarked;
