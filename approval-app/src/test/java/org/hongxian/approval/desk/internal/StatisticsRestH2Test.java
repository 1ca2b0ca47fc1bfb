package org.hongxian.approval.desk.internal;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class StatisticsRestH2Test extends StatisticsRestTest {}
