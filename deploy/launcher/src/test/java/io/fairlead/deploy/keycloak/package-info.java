@NullMarked
package io.fairlead.deploy.keycloak;

import org.jspecify.annotations.NullMarked;
