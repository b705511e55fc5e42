@NullMarked
package io.fairlead.testing.kit.ledger;

import org.jspecify.annotations.NullMarked;
