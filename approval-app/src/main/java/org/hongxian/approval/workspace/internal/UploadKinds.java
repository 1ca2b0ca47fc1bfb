package org.hongxian.approval.workspace.internal;

import java.util.Set;

/** Documents people bring; all other kinds are made here from the measurement. */
final class UploadKinds {

    private static final Set<String> KINDS = Set.of(
            "project-approval", "application-attachment", "survey-report", "compensation-proof", "delivery-receipt");

    private UploadKinds() {}

    static boolean contains(String kind) {
        return KINDS.contains(kind);
    }
}
