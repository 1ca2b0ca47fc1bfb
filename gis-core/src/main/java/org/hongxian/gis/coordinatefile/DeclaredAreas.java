package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * In which unit the plots of a file declare their areas.
 *
 * <p>A written unit counts. Without one, the unit is the one that fits the land between the points within 5 %, the prescribed one first.
 * Where none fits, the prescribed one within a factor of two is a wrong area rather than a wrong unit; anything farther off is a question.
 */
public final class DeclaredAreas {

    private static final double LARGEST_DIFFERENCE = 0.05;

    private final AreaUnit prescribed;
    private final boolean geographic;
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();
    private @Nullable AreaUnit chosen;

    /**
     * @param prescribed what the format is in
     * @param geographic whether the points are in degrees
     */
    public DeclaredAreas(AreaUnit prescribed, boolean geographic, Questions questions) {
        this.prescribed = prescribed;
        this.geographic = geographic;
        this.questions = questions;
    }

    public List<Assumption> assumptions() {
        return assumptions;
    }

    /**
     * @param declared as it stands in the file; null where it declares none
     * @param unit as it stands behind the number; empty for none
     * @param rings of the plot; parts and holes
     * @param place of the plot, by its label
     * @return square metres; null where none are declared
     */
    public @Nullable Double squareMetres(
            @Nullable BigDecimal declared, String unit, List<BoundaryRing> rings, Place place) {
        if (declared == null) {
            return null;
        }
        return AreaUnit.named(unit)
                .orElseGet(() -> unit(declared, rings, place))
                .squareMetres(declared);
    }

    private AreaUnit unit(BigDecimal area, List<BoundaryRing> rings, Place place) {
        double measured = measured(rings);
        if (fits(prescribed, area, measured)) {
            return prescribed;
        }
        for (AreaUnit unit : AreaUnit.values()) {
            if (fits(unit, area, measured)) {
                assumptions.add(new Assumption(assumed(unit), 0.9, List.of(label(place))));
                return unit;
            }
        }
        double squareMetres = prescribed.squareMetres(area);
        boolean plainlyPrescribed = measured == 0 || squareMetres == 0 || isWithinTwice(squareMetres, measured);
        return plainlyPrescribed ? prescribed : asked(area, measured, place);
    }

    private static String assumed(AreaUnit unit) {
        return "area-unit-" + unit.key();
    }

    private static boolean fits(AreaUnit unit, BigDecimal area, double measured) {
        return Math.abs(unit.squareMetres(area) - measured) <= LARGEST_DIFFERENCE * measured;
    }

    private static boolean isWithinTwice(double one, double other) {
        return one <= 2 * other && other <= 2 * one;
    }

    /** Once for the whole file: one writer uses one unit. The first plot stands for all. */
    private AreaUnit asked(BigDecimal area, double measured, Place place) {
        AreaUnit known = chosen;
        if (known == null) {
            var options = new ArrayList<Question.Option>();
            for (AreaUnit unit : AreaUnit.values()) {
                // The format prescribes one, and the area decides nothing but a comparison.
                double confidence = unit == prescribed ? Question.DEFENSIBLE : 0.1;
                String declared = AreaUnit.HECTARES.text(unit.squareMetres(area), 4);
                options.add(new Question.Option(unit.key(), confidence, List.of(declared)));
            }
            var question = new Question(
                    Questions.AREA_UNIT,
                    place,
                    List.of(label(place), area.toPlainString(), AreaUnit.HECTARES.text(measured, 4)),
                    options);
            Optional<String> answer = questions.ask(question);
            known = AreaUnit.ofKey(answer.orElse(prescribed.key()));
            chosen = known;
            if (!questions.isAnswered(Questions.AREA_UNIT)) {
                assumptions.add(new Assumption("area-unit-unclear", Question.DEFENSIBLE, List.of(label(place))));
            }
        }
        return known;
    }

    private double measured(List<BoundaryRing> rings) {
        return RingAssembler.assemble(Plot.of("", rings)).getArea() * DegreeScale.squareMetres(geographic, rings);
    }

    private static String label(Place place) {
        String label = place.plot();
        return label == null ? "" : label;
    }
}
