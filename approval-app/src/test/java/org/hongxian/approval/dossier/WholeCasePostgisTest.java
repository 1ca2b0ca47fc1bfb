package org.hongxian.approval.dossier;

import org.hongxian.approval.testkit.PostgisContext;

@PostgisContext
class WholeCasePostgisTest extends WholeCaseTest {}
