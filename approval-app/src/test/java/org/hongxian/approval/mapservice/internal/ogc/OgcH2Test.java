package org.hongxian.approval.mapservice.internal.ogc;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class OgcH2Test extends OgcTest {}
