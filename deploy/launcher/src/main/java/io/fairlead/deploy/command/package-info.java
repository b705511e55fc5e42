@NullMarked
package io.fairlead.deploy.command;

import org.jspecify.annotations.NullMarked;
