@NullMarked
package io.fairlead.deploy.demo;

import org.jspecify.annotations.NullMarked;
