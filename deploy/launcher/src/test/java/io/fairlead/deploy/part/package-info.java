@NullMarked
package io.fairlead.deploy.part;

import org.jspecify.annotations.NullMarked;
