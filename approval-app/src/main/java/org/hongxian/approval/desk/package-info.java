/**
 * What planners ask of the layers, over HTTP: features and areas by attribute and by shape, exports, map sheets, and what a shape would
 * mean as an application. Everything is an outlook; nothing here is of standing in a case.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "job",
            "question",
            "layerkeeping",
            "casework",
            "workflow",
            "drawing",
            "measurement",
            "conflict"
        })
package org.hongxian.approval.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
