package org.hongxian.approval.workflow.internal;

import java.time.ZoneId;

/** Where the offices are: which calendar day an instant belongs to. */
final class OfficeTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private OfficeTime() {}
}
