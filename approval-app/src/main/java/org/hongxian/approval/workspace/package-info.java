/**
 * The case workspace and the inbox: map and text of one case side by side.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "ledger",
            "casework",
            "workflow",
            "drawing",
            "conflict",
            "measurement",
            "dossier",
            "sister",
            "frame"
        })
package org.hongxian.approval.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
