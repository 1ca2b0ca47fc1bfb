package org.hongxian.approval.desk.internal;

import org.hongxian.approval.testkit.PostgisContext;

@PostgisContext
class FeaturesRestPostgisTest extends FeaturesRestTest {}
