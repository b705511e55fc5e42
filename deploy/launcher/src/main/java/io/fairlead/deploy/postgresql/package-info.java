@NullMarked
package io.fairlead.deploy.postgresql;

import org.jspecify.annotations.NullMarked;
