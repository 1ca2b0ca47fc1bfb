package org.hongxian.approval.planner.internal;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class DeskToolsH2Test extends DeskToolsTest {}
