/** What providers send by themselves: signed messages, repeated until they are taken. Free of any transport. */
@NullMarked
package io.fairlead.testing.simulators.webhook;

import org.jspecify.annotations.NullMarked;
