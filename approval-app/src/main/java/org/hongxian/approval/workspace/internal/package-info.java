/**
 * The inbox, the list of cases and the case workspace: pages and the parts of them that htmx replaces. Nothing is decided
 * here; every action goes to the facade of the module that owns the thing, which asks the task gate.
 */
@NullMarked
package org.hongxian.approval.workspace.internal;

import org.jspecify.annotations.NullMarked;
