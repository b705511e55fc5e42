@NullMarked
package io.fairlead.deploy.infrastructure;

import org.jspecify.annotations.NullMarked;
