/** What becomes of a provider's item: the mapped record, its checksum, or the reasons why it is none. */
@NullMarked
package io.fairlead.sync.mapping;

import org.jspecify.annotations.NullMarked;
