@NullMarked
package io.fairlead.deploy.suite;

import org.jspecify.annotations.NullMarked;
