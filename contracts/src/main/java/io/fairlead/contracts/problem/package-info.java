@NullMarked
package io.fairlead.contracts.problem;

import org.jspecify.annotations.NullMarked;
