package org.hongxian.approval.servicekey;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class ServiceKeyH2Test extends ServiceKeyTest {}
