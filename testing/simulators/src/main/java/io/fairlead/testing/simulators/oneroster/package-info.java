/** OneRoster 1.2 rostering service with its OAuth 2.0 token endpoint. */
@NullMarked
package io.fairlead.testing.simulators.oneroster;

import org.jspecify.annotations.NullMarked;
