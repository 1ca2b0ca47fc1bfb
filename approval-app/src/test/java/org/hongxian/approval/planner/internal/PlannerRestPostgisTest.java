package org.hongxian.approval.planner.internal;

import org.hongxian.approval.testkit.PostgisContext;

@PostgisContext
class PlannerRestPostgisTest extends PlannerRestTest {}
