/** What every process that passes HTTP on has to look at first. */
@NullMarked
package io.fairlead.chassis.http;

import org.jspecify.annotations.NullMarked;
