/** What an installation in a cluster needs before its services start: topics, and schemas with their roles. */
@NullMarked
package io.fairlead.deploy.cluster;

import org.jspecify.annotations.NullMarked;
