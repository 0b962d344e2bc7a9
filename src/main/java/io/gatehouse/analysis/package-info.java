/** What a set of policies means: one call decided and explained. */
@NullMarked
@ApplicationModule(
        displayName = "Analysis",
        allowedDependencies = {"iam", "iam :: json", "security", "web"})
package io.gatehouse.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
