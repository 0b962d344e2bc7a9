/** Puts approved policies into force on IAM principals, compares them with what is live, and takes them away again. */
@NullMarked
@ApplicationModule(
        displayName = "Enforcement",
        allowedDependencies = {
            "iam",
            "iam :: json",
            "analysis",
            "catalog",
            "policy",
            "request",
            "audit",
            "security",
            "web"
        })
package io.gatehouse.enforcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
