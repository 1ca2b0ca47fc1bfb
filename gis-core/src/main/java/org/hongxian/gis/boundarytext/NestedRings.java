package org.hongxian.gis.boundarytext;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hongxian.gis.coordinatefile.AreaUnit;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.DegreeScale;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.Questions;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.issue.Place;

/**
 * Rings inside rings: holes, by the even-odd rule of all profiles. Two things speak against it and make it a question: a declared
 * area that fits only without cutting them out, and a list that knows neither plots nor ring numbers.
 */
final class NestedRings {

    private static final String HOLES = "holes";
    private static final String SEPARATE_PLOTS = "separate-plots";
    private static final String OUTER_ONLY = "outer-only";

    /** Hectares with four decimals. */
    private static final double SAME_SQUARE_METRES = 1;

    private static final double SAME_SHARE = 1e-4;
    /** Degrees are brought to square metres no better than half a per cent. */
    private static final double SAME_SHARE_OF_DEGREES = 1e-2;

    private final boolean geographic;
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();

    /** @param geographic whether the points are in degrees */
    NestedRings(boolean geographic, Questions questions) {
        this.geographic = geographic;
        this.questions = questions;
    }

    List<Assumption> assumptions() {
        return assumptions;
    }

    /**
     * The plots as they are to be read: the given ones, or what an answer makes of them.
     *
     * @param plain whether the file is a list without plots and ring numbers
     */
    List<Plot> read(List<Plot> plots, boolean plain) {
        var doubtful = new ArrayList<Areas>();
        for (Plot plot : plots) {
            if (plot.rings().size() > 1) {
                Areas areas = Areas.of(plot, geographic);
                if (areas.nested() && (plain || areas.contradict())) {
                    doubtful.add(areas);
                }
            }
        }
        if (doubtful.isEmpty()) {
            return plots;
        }
        boolean contradicted = doubtful.stream().anyMatch(Areas::contradict);
        Optional<String> answer = questions.ask(question(doubtful, contradicted));
        if (answer.isEmpty() || answer.get().equals(HOLES)) {
            if (!questions.isAnswered(Questions.RINGS)) {
                assumptions.add(new Assumption("rings-as-holes", contradicted ? 0.5 : 0.75, List.of()));
            }
            return plots;
        }
        Set<Plot> concerned = Collections.newSetFromMap(new IdentityHashMap<>());
        doubtful.forEach(areas -> concerned.add(areas.plot()));
        var read = new ArrayList<Plot>();
        for (Plot plot : plots) {
            if (!concerned.contains(plot)) {
                read.add(plot);
            } else if (answer.get().equals(OUTER_ONLY)) {
                read.add(plot.withRings(RingAssembler.group(plot).stream()
                        .map(polygon -> polygon.get(0))
                        .toList()));
            } else {
                read.addAll(separate(plot));
            }
        }
        return read;
    }

    private static List<Plot> separate(Plot plot) {
        var parts = new ArrayList<Plot>();
        for (BoundaryRing ring : plot.rings()) {
            String name = plot.label() + "-" + (parts.size() + 1);
            parts.add(new Plot(
                    plot.number(),
                    name,
                    null,
                    null,
                    plot.mapSheet(),
                    plot.use(),
                    plot.landClass(),
                    plot.line(),
                    List.of(ring)));
        }
        return parts;
    }

    private static Question question(List<Areas> doubtful, boolean contradicted) {
        Areas first = doubtful.get(0);
        double[] confidence = {0.75, 0.2, 0.05};
        if (contradicted) {
            boolean summed = first.isDeclared(first.all());
            confidence = new double[] {0.5, summed ? 0.4 : 0.1, summed ? 0.1 : 0.4};
        }
        return new Question(
                Questions.RINGS,
                Place.plot(first.plot().label()).withLine(first.plot().line()),
                List.of(first.plot().label(), Integer.toString(doubtful.size())),
                List.of(
                        option(HOLES, confidence[0], first.cut()),
                        option(SEPARATE_PLOTS, confidence[1], first.all()),
                        option(OUTER_ONLY, confidence[2], first.outer())));
    }

    private static Question.Option option(String code, double confidence, double squareMetres) {
        return new Question.Option(code, confidence, List.of(AreaUnit.HECTARES.text(squareMetres, 4)));
    }

    /**
     * What a plot measures by each reading, square metres.
     *
     * @param cut inner rings cut out
     * @param all every ring by itself
     * @param outer inner rings left out
     */
    private record Areas(Plot plot, boolean geographic, boolean nested, double cut, double all, double outer) {

        static Areas of(Plot plot, boolean geographic) {
            double scale = DegreeScale.squareMetres(geographic, plot.rings());
            double outer = 0;
            double cut = 0;
            double all = 0;
            boolean nested = false;
            for (List<BoundaryRing> polygon : RingAssembler.group(plot)) {
                nested |= polygon.size() > 1;
                double shell = RingAssembler.area(polygon.get(0));
                outer += shell;
                all += shell;
                cut += shell;
                for (BoundaryRing hole : polygon.subList(1, polygon.size())) {
                    all += RingAssembler.area(hole);
                    cut -= RingAssembler.area(hole);
                }
            }
            return new Areas(plot, geographic, nested, cut * scale, all * scale, outer * scale);
        }

        boolean contradict() {
            return !isDeclared(cut) && (isDeclared(all) || isDeclared(outer));
        }

        boolean isDeclared(double squareMetres) {
            Double declared = plot.declaredAreaSquareMetres();
            double share = geographic ? SAME_SHARE_OF_DEGREES : SAME_SHARE;
            return declared != null
                    && Math.abs(declared - squareMetres) <= Math.max(SAME_SQUARE_METRES, share * squareMetres);
        }
    }
}
