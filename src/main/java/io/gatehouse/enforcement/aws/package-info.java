@NullMarked
package io.gatehouse.enforcement.aws;

import org.jspecify.annotations.NullMarked;
