package org.hongxian.approval.desk.internal;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class FeaturesRestH2Test extends FeaturesRestTest {}
