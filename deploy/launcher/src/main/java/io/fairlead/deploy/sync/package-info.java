/** Synchronisations from the command line: started, watched over broken connections, and told about. */
@NullMarked
package io.fairlead.deploy.sync;

import org.jspecify.annotations.NullMarked;
