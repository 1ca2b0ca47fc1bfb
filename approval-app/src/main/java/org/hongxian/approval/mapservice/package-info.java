/**
 * What maps are drawn from, in this product and in others: vector tiles and the OGC interfaces.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "job", "layerkeeping", "question"})
package org.hongxian.approval.mapservice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
