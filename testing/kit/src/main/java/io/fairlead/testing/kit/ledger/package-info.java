/** What was sent, what was said to it, and what became of it: the checker of every test that kills something. */
@NullMarked
package io.fairlead.testing.kit.ledger;

import org.jspecify.annotations.NullMarked;
