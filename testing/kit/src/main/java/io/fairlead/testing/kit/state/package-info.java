/** What services that follow a state topic have in common, as tests to inherit. */
@NullMarked
package io.fairlead.testing.kit.state;

import org.jspecify.annotations.NullMarked;
