package org.hongxian.gis.crs;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The parameter sets an office has installed. Where none fits, coordinates of another datum are refused; a shift of zero is never
 * assumed.
 */
public record DatumParameterSets(List<DatumParameters> sets) {

    private static final int MAX_BYTES = 1_000_000;

    public DatumParameterSets {
        sets = List.copyOf(sets);
    }

    public static DatumParameterSets none() {
        return new DatumParameterSets(List.of());
    }

    /**
     * Reads a file as described in decision 26.
     *
     * @param file its name, for messages
     * @throws UnusableDatumParametersException with everything that is wrong with it
     */
    public static DatumParameterSets read(String file, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnusableDatumParametersException(file, List.of("larger than " + MAX_BYTES + " bytes"));
        }
        return new DatumParameterReader(file).read(bytes);
    }

    public Optional<DatumParameters> find(String id) {
        return sets.stream().filter(set -> set.id().equals(id)).findFirst();
    }

    /** Those that lead from one datum to the other on the day, whatever their area of use; the most accurate first, then by id. */
    public List<DatumParameters> between(Datum from, Datum to, LocalDate day) {
        return sets.stream()
                .filter(set -> set.connects(from, to) && set.isValidOn(day))
                .sorted(Comparator.comparingDouble(DatumParameters::accuracyMetres)
                        .thenComparing(DatumParameters::id))
                .toList();
    }

    /** As {@link #between}, in a county. */
    public List<DatumParameters> covering(Datum from, Datum to, String county, LocalDate day) {
        return between(from, to, day).stream().filter(set -> set.covers(county)).toList();
    }

    /** Both together; where ids are equal, those of this one. */
    public DatumParameterSets and(DatumParameterSets others) {
        var all = new ArrayList<>(sets);
        others.sets().stream().filter(set -> find(set.id()).isEmpty()).forEach(all::add);
        return new DatumParameterSets(all);
    }
}
