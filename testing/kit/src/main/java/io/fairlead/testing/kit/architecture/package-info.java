/** The rules of the house, to be run by every module over its own classes. */
@NullMarked
package io.fairlead.testing.kit.architecture;

import org.jspecify.annotations.NullMarked;
