/** What may be associated with an Amazon Connect instance, and what that needs in IAM, each with its source. */
@NullMarked
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"iam", "security", "web"})
package io.gatehouse.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
