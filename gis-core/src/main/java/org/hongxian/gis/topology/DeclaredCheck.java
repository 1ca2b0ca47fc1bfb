package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.BOUNDARY_TOO_LONG;
import static org.hongxian.gis.issue.IssueCode.DECLARED_AREA_DIFFERS;
import static org.hongxian.gis.issue.IssueCode.DECLARED_COUNT_DIFFERS;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Place;

/**
 * What the file says about a plot against what its points say.
 *
 * <p>An area agrees when it is the planar or the ellipsoidal one, within what hectares with 4 decimals can show. A count agrees with
 * or without the closing points, or with all of them but one. Where a wrong unit explains the difference, the factor is named.
 */
final class DeclaredCheck {

    /** Square metres or hectares mixed up; mu taken for square metres; hectares taken for mu. */
    private static final double[] UNIT_FACTORS = {10_000, 2000.0 / 3, 15};

    private final CheckContext context;
    private final FindingList findings;
    /** Of the plots so far. */
    private double boundaryMetres;

    DeclaredCheck(CheckContext context, FindingList findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(CheckedPlot plot) {
        checkCount(plot);
        boundaryMetres +=
                plot.rings().stream().mapToDouble(CheckedRing::lengthMetres).sum();
        if (!plot.isBroken()) {
            checkArea(plot);
        }
    }

    /** When all plots are checked: whether their areas can be measured at all. */
    void finish() {
        if (isTooLong()) {
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("lengthKilometres", boundaryMetres / 1000);
            arguments.put("limitKilometres", AreaMeasurement.LONGEST_BOUNDARY_METRES / 1000);
            findings.add(BOUNDARY_TOO_LONG, Place.nowhere(), arguments);
        }
    }

    private boolean isTooLong() {
        return boundaryMetres > AreaMeasurement.LONGEST_BOUNDARY_METRES;
    }

    private void checkCount(CheckedPlot plot) {
        Integer declared = plot.plot().declaredPointCount();
        if (declared == null) {
            return;
        }
        int count = plot.rings().stream().mapToInt(CheckedRing::size).sum();
        int withClosing = count + plot.rings().size();
        // One known writer counts all rows but one, whatever the number of rings.
        if (declared != count && declared != withClosing && declared != withClosing - 1) {
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("declaredCount", declared);
            arguments.put("count", count);
            arguments.put("countWithClosing", withClosing);
            findings.add(DECLARED_COUNT_DIFFERS, plot.head(), arguments);
        }
    }

    private void checkArea(CheckedPlot plot) {
        Double declared = plot.plot().declaredAreaSquareMetres();
        CheckContext.Surveyed surveyed = context.surveyed();
        CrsCode crs = surveyed == null ? context.crs() : surveyed.crs();
        if (declared == null || crs == null || isTooLong() || plot.usableRings().isEmpty()) {
            return;
        }
        Plot submitted = surveyed == null ? plot.plot() : surveyed.plots().get(plot.position());
        MeasuredArea measured = AreaMeasurement.in(crs).measure(RingAssembler.assemble(submitted));
        double planar = measured.planarSquareMetres();
        Double ellipsoidal = measured.ellipsoidalSquareMetres();
        if (agree(declared, planar) || ellipsoidal != null && agree(declared, ellipsoidal)) {
            return;
        }
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("declaredSquareMetres", declared);
        arguments.put("measuredSquareMetres", planar);
        arguments.put("differenceSquareMetres", Math.abs(declared - planar));
        nameFactor(declared, planar, arguments);
        findings.add(DECLARED_AREA_DIFFERS, plot.head(), arguments);
    }

    private boolean agree(double declared, double measured) {
        return Math.abs(declared - measured) <= context.tolerances().declaredAreaSquareMetres();
    }

    private void nameFactor(double declared, double measured, Map<String, Object> arguments) {
        if (declared <= 0 || measured <= 0) {
            return;
        }
        for (double factor : UNIT_FACTORS) {
            if (isAbout(declared / measured, factor)) {
                arguments.put("factor", factor);
            } else if (isAbout(declared / measured, 1 / factor)) {
                arguments.put("factor", 1 / factor);
            }
        }
    }

    private boolean isAbout(double ratio, double factor) {
        return Math.abs(ratio / factor - 1) < context.tolerances().declaredUnitShare();
    }
}
