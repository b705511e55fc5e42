/** The Kubernetes bundle: rendered, judged field by field, and its jobs run. */
@NullMarked
package io.fairlead.testing.kubernetes;

import org.jspecify.annotations.NullMarked;
