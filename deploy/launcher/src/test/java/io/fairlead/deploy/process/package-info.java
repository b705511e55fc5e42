@NullMarked
package io.fairlead.deploy.process;

import org.jspecify.annotations.NullMarked;
