package org.hongxian.approval.servicekey;

import org.hongxian.approval.testkit.PostgisContext;

@PostgisContext
class ServiceKeyPostgisTest extends ServiceKeyTest {}
