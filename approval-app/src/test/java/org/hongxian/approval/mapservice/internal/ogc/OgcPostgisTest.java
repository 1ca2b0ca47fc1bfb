package org.hongxian.approval.mapservice.internal.ogc;

import org.hongxian.approval.testkit.PostgisContext;

@PostgisContext
class OgcPostgisTest extends OgcTest {}
