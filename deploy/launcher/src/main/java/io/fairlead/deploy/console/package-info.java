@NullMarked
package io.fairlead.deploy.console;

import org.jspecify.annotations.NullMarked;
