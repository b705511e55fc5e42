@NullMarked
package io.fairlead.deploy.kafka;

import org.jspecify.annotations.NullMarked;
