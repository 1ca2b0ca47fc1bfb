/**
 * The approval system. Each subpackage is a module: its root package is what others may use, {@code internal} is its own.
 */
@NullMarked
package org.hongxian.approval;

import org.jspecify.annotations.NullMarked;
