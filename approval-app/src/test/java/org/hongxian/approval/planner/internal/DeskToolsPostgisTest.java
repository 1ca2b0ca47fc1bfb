package org.hongxian.approval.planner.internal;

import org.hongxian.approval.testkit.PostgisContext;

@PostgisContext
class DeskToolsPostgisTest extends DeskToolsTest {}
