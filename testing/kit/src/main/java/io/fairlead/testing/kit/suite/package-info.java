/** The whole packaged suite, brought up by its own launcher, for tests and programs that do things to its processes. */
@NullMarked
package io.fairlead.testing.kit.suite;

import org.jspecify.annotations.NullMarked;
