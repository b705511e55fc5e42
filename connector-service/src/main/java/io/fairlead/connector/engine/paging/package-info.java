/** Walking a list page by page, with cursors that nobody else can make. */
@NullMarked
package io.fairlead.connector.engine.paging;

import org.jspecify.annotations.NullMarked;
