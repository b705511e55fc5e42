@NullMarked
package io.fairlead.contracts.event;

import org.jspecify.annotations.NullMarked;
