@NullMarked
package io.fairlead.contracts.topic;

import org.jspecify.annotations.NullMarked;
