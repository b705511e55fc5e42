@NullMarked
package io.fairlead.testing.kit.openapi;

import org.jspecify.annotations.NullMarked;
