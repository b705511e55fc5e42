/** How providers prove that a delivery is theirs: one strategy a scheme, usable by every connector that names it. */
@NullMarked
package io.fairlead.webhook.signature;

import org.jspecify.annotations.NullMarked;
