@NullMarked
package io.fairlead.gateway.stub;

import org.jspecify.annotations.NullMarked;
