/**
 * The process engine behind the contract of the module. {@code Definitions} loads and checks process definitions,
 * {@code ProcessSteps} opens, completes and returns, {@code Gate} says what the current person may touch.
 */
@NullMarked
package org.hongxian.approval.workflow.internal;

import org.jspecify.annotations.NullMarked;
