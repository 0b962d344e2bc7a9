@NullMarked
package io.gatehouse.catalog.web;

import org.jspecify.annotations.NullMarked;
