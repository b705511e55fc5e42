@NullMarked
package io.fairlead.deploy.sync;

import org.jspecify.annotations.NullMarked;
