/** From the intent to associate resources with an instance to the one policy that allows exactly that. */
@NullMarked
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {"iam", "analysis", "analysis :: web", "catalog", "catalog :: json", "security", "web"})
package io.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
