/** What is done to which part and when, and the proof that it hurt and healed. */
@NullMarked
package io.fairlead.testing.chaos.kill;

import org.jspecify.annotations.NullMarked;
