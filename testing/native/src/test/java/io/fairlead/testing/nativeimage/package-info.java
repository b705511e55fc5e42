/** What native images of the services would be made of. */
@NullMarked
package io.fairlead.testing.nativeimage;

import org.jspecify.annotations.NullMarked;
