package org.hongxian.approval.dossier;

import org.hongxian.approval.testkit.H2Context;

@H2Context
class WholeCaseH2Test extends WholeCaseTest {}
