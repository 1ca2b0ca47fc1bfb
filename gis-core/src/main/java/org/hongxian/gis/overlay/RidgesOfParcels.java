package org.hongxian.gis.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Failure;
import org.jspecify.annotations.Nullable;

/** Asks the parcels under a red line for their ridges and remembers those whose answer cannot be used. */
final class RidgesOfParcels {

    private final @Nullable RidgeDeduction deduction;
    private final List<Spot> unusable = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** @param deduction null when ridges are not taken off */
    RidgesOfParcels(@Nullable RidgeDeduction deduction) {
        this.deduction = deduction;
    }

    /** @param place where the parcel lies under the red line; asked for only when its answer cannot be used */
    double share(Candidates.Candidate parcel, Supplier<Spot> place) {
        if (deduction == null) {
            return 0;
        }
        RidgeDeduction.Answer answer = deduction.of(parcel.attributes());
        if (answer instanceof RidgeDeduction.Answer.Share share) {
            return share.value();
        }
        unusable.add(place.get());
        texts.add(parcel.id() + ": " + ((RidgeDeduction.Answer.Unusable) answer).text());
        return 0;
    }

    List<Spot> unusable() {
        return List.copyOf(unusable);
    }

    /** Null when every parcel answered. */
    @Nullable
    Failure failure() {
        return texts.isEmpty()
                ? null
                : new Failure(
                        Cause.RIDGE_COEFFICIENT,
                        texts.stream().sorted().limit(20).collect(Collectors.joining("; ")));
    }
}
