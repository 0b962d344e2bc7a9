/** Association requests: their life from submission to approval, and who may see and decide them. */
@NullMarked
@ApplicationModule(
        displayName = "Requests",
        allowedDependencies = {
            "iam",
            "iam :: json",
            "analysis",
            "catalog",
            "policy",
            "policy :: web",
            "audit",
            "security",
            "web"
        })
package io.gatehouse.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
