@NullMarked
package io.fairlead.deploy.supervision;

import org.jspecify.annotations.NullMarked;
