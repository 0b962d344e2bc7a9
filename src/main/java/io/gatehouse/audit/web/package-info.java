/** The audit log over HTTP: pages, single events, and an export as CloudEvents. */
@NullMarked
package io.gatehouse.audit.web;

import org.jspecify.annotations.NullMarked;
