package org.hongxian.map.compare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.area.StableSum;
import org.hongxian.map.compare.VersionChanges.ClassChange;

/** Sums of area by class then and class now. */
final class ClassAreas {

    private static final double NOISE_SQUARE_METRES = 1e-6;

    private final Map<List<String>, StableSum> sums = new HashMap<>();

    void add(String from, String to, double squareMetres) {
        if (squareMetres != 0) {
            sums.computeIfAbsent(List.of(from, to), pair -> new StableSum()).add(squareMetres);
        }
    }

    /** Largest first; what is left over from rounding is not told. */
    List<ClassChange> list() {
        return sums.entrySet().stream()
                .map(sum -> new ClassChange(
                        sum.getKey().get(0), sum.getKey().get(1), sum.getValue().value()))
                .filter(change -> change.squareMetres() > NOISE_SQUARE_METRES)
                .sorted(Comparator.comparingDouble(ClassChange::squareMetres)
                        .reversed()
                        .thenComparing(ClassChange::from)
                        .thenComparing(ClassChange::to))
                .toList();
    }
}
