@NullMarked
package io.fairlead.connector.engine.paging;

import org.jspecify.annotations.NullMarked;
