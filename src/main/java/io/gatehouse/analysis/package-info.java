/** What a set of policies means: one request decided and explained. */
@ApplicationModule(allowedDependencies = "iam")
@NullMarked
package io.gatehouse.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
