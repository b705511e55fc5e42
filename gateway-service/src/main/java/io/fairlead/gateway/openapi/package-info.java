/** One OpenAPI document of the whole suite. */
@NullMarked
package io.fairlead.gateway.openapi;

import org.jspecify.annotations.NullMarked;
