package org.hongxian.map.layer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The digest of a version made while its features pass by, so that they need not be read back. It holds as long as they come in
 * ascending order of their ids, as features of files do, and none is at a coordinate of 0, of which databases forget the sign.
 */
final class RunningDigest {

    private final FeatureDigest digest = new FeatureDigest();
    private @Nullable String last;
    private boolean inOrder = true;
    private long features;

    void add(FeatureRow row, Envelope box) {
        features++;
        boolean zero = box.getMinX() <= 0 && box.getMaxX() >= 0 || box.getMinY() <= 0 && box.getMaxY() >= 0;
        inOrder = inOrder && !zero && (last == null || last.compareTo(row.id()) < 0);
        last = row.id();
        if (inOrder) {
            digest.add(row);
        }
    }

    long features() {
        return features;
    }

    /** Empty when only the stored features give the digest. */
    Optional<FeatureDigest> inOrder() {
        return inOrder ? Optional.of(digest) : Optional.empty();
    }
}
