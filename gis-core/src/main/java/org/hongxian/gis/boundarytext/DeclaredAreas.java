package org.hongxian.gis.boundarytext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.Questions;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * In which unit the plot lines of a file declare their areas.
 *
 * <p>A written unit counts. Without one, the unit is the one that fits the land between the points within 5 %, hectares first. Where
 * none fits, hectares within a factor of two are a wrong area rather than a wrong unit; anything farther off is a question.
 */
final class DeclaredAreas {

    private static final double LARGEST_DIFFERENCE = 0.05;
    private static final double METRES_PER_DEGREE = 111_320;

    private final boolean geographic;
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();
    private @Nullable AreaUnit chosen;

    DeclaredAreas(boolean geographic, Questions questions) {
        this.geographic = geographic;
        this.questions = questions;
    }

    List<Assumption> assumptions() {
        return assumptions;
    }

    /**
     * @param rings of the plot; parts and holes
     * @return square metres; null where the line declares none
     */
    @Nullable
    Double squareMetres(PlotLine head, List<BoundaryRing> rings) {
        BigDecimal area = head.area();
        if (area == null) {
            return null;
        }
        AreaUnit unit = AreaUnit.named(head.areaUnit()).orElseGet(() -> unit(head, area, rings));
        return unit.squareMetres(area);
    }

    private AreaUnit unit(PlotLine head, BigDecimal area, List<BoundaryRing> rings) {
        double measured = measured(rings);
        for (AreaUnit unit : AreaUnit.values()) {
            if (Math.abs(unit.squareMetres(area) - measured) <= LARGEST_DIFFERENCE * measured) {
                assumeUnit(unit, head);
                return unit;
            }
        }
        double hectares = AreaUnit.HECTARES.squareMetres(area);
        boolean plainlyHectares = measured == 0 || hectares == 0 || isWithinTwice(hectares, measured);
        return plainlyHectares ? AreaUnit.HECTARES : asked(head, area, measured);
    }

    private static boolean isWithinTwice(double one, double other) {
        return one <= 2 * other && other <= 2 * one;
    }

    private void assumeUnit(AreaUnit unit, PlotLine head) {
        if (unit != AreaUnit.HECTARES) {
            assumptions.add(new Assumption("area-unit-" + unit.key(), 0.9, List.of(label(head))));
        }
    }

    /** Once for the whole file: one writer uses one unit. The first plot stands for all. */
    private AreaUnit asked(PlotLine head, BigDecimal area, double measured) {
        AreaUnit known = chosen;
        if (known == null) {
            var options = new ArrayList<Question.Option>();
            for (AreaUnit unit : AreaUnit.values()) {
                // The profiles prescribe hectares, and the area decides nothing but a comparison.
                double confidence = unit == AreaUnit.HECTARES ? Question.DEFENSIBLE : 0.1;
                String declared = AreaUnit.HECTARES.text(unit.squareMetres(area), 4);
                options.add(new Question.Option(unit.key(), confidence, List.of(declared)));
            }
            var question = new Question(
                    Questions.AREA_UNIT,
                    Place.plot(label(head)).withLine(head.line()),
                    List.of(label(head), area.toPlainString(), AreaUnit.HECTARES.text(measured, 4)),
                    options);
            Optional<String> answer = questions.ask(question);
            known = AreaUnit.ofKey(answer.orElse(AreaUnit.HECTARES.key()));
            chosen = known;
            if (!questions.isAnswered(Questions.AREA_UNIT)) {
                assumptions.add(new Assumption("area-unit-unclear", Question.DEFENSIBLE, List.of(label(head))));
            }
        }
        return known;
    }

    /** Square metres in the plane of the points; of degrees, near enough to tell units apart. */
    private double measured(List<BoundaryRing> rings) {
        double area = RingAssembler.assemble(Plot.of("", rings)).getArea();
        if (!geographic || area == 0) {
            return area;
        }
        double latitude = rings.stream()
                .flatMap(ring -> ring.points().stream())
                .mapToDouble(BoundaryPoint::northing)
                .average()
                .orElse(0);
        return area * METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }

    private static String label(PlotLine head) {
        return head.name().isBlank() ? head.number() : head.name();
    }
}
