package org.hongxian.approval.planner.internal;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class PlannerRestH2Test extends PlannerRestTest {}
