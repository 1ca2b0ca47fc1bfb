package org.hongxian.approval.drawing.internal;

import java.util.Optional;
import org.hongxian.approval.casework.DrawingKind;

/** Which drawing each kind starts from and must stay inside: works in land use, land use in the site. */
final class Origins {

    private Origins() {}

    static Optional<DrawingKind> of(DrawingKind kind) {
        return switch (kind) {
            case SITE -> Optional.empty();
            case LAND_USE -> Optional.of(DrawingKind.SITE);
            case WORKS -> Optional.of(DrawingKind.LAND_USE);
        };
    }
}
