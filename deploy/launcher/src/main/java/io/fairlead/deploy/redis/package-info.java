@NullMarked
package io.fairlead.deploy.redis;

import org.jspecify.annotations.NullMarked;
