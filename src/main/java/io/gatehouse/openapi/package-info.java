/** The description of the API: what springdoc generates from the controllers, with words, scopes, problems and examples. */
@NullMarked
package io.gatehouse.openapi;

import org.jspecify.annotations.NullMarked;
