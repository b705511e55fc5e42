/** Keeps secrets and personal data out of everything that is stored, shown or printed. */
@NullMarked
package io.fairlead.connector.engine.redaction;

import org.jspecify.annotations.NullMarked;
