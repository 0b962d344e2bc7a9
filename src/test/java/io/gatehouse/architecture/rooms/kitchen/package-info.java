@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.gatehouse.architecture.rooms.kitchen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
