@NullMarked
package io.fairlead.deploy.testrun;

import org.jspecify.annotations.NullMarked;
