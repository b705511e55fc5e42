@NullMarked
package io.fairlead.deploy.settings;

import org.jspecify.annotations.NullMarked;
