@NullMarked
package io.gatehouse.enforcement.web;

import org.jspecify.annotations.NullMarked;
