package org.hongxian.gis.evidence;

import static org.hongxian.gis.evidence.EvidenceText.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.EllipsoidalTable;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.hongxian.gis.overlay.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The table of a measurement in the area that counts, and the facts the level of decision rests on.
 *
 * <p>The groups the decision tells apart are closed to the red line first and the rows within their group, so that the many small
 * rows of a group are not rounded away one by one. The facts are the unrounded sums of the groups rounded half up on their own:
 * closing never moves a sum across a limit. Basic farmland that was found is at least 0.0001 ha.
 *
 * @param total rows plus uncovered, exactly
 */
record LegalTable(List<Evidence.Row> rows, BigDecimal uncovered, BigDecimal total, Evidence.Facts facts) {

    private static final List<String> OWNER_FIELDS = List.of("QSDWDM", "QSDWMC", "QSXZ");

    /** One square metre is the fourth decimal of a hectare. */
    private static final int SQUARE_METRE_DECIMALS = 4;

    private static final BigDecimal SMALLEST_HECTARES = BigDecimal.ONE.movePointLeft(SQUARE_METRE_DECIMALS);

    /** What the level of decision tells apart, in the order of their weight. */
    private enum Group {
        BASIC_FARMLAND,
        OTHER_CULTIVATED,
        OTHER_LAND,
        UNCOVERED
    }

    /** @throws NoEllipsoidalAreaException when the ellipsoidal area is to count and the datum has none prescribed */
    static LegalTable of(OverlayResult overlay, MeasurementInputs inputs, @Nullable Double ellipsoidalSquareMetres) {
        LandClassScheme classes = LandClassScheme.load(inputs.landClasses().scheme(), inputs.on());
        var groups = new ArrayList<Group>();
        String classField = inputs.landClasses().field();
        overlay.rows().forEach(row -> groups.add(group(row, classField, classes)));
        groups.add(Group.UNCOVERED);
        List<Double> squareMetres = planar(overlay);
        // A coverage that overlaps itself adds up to more than the red line: nothing is forced, the rows are as they
        // are.
        double total = overlay.closed()
                ? overlay.redLineAreaSquareMetres()
                : squareMetres.stream().mapToDouble(Double::doubleValue).sum();
        if (inputs.legalArea() == LegalArea.ELLIPSOIDAL) {
            double prescribed = required(ellipsoidalSquareMetres, inputs);
            if (overlay.closed()) {
                squareMetres = EllipsoidalTable.parts(overlay, inputs.drawing().crs(), options(inputs), prescribed);
                total = prescribed;
            }
        }
        var closed = AreaClosing.closeInGroups(squareMetres, groups, List.of(Group.values()), total, 0);
        var rows = new ArrayList<Evidence.Row>();
        for (OverlayResult.Row row : overlay.rows()) {
            int i = rows.size();
            rows.add(row(
                    row,
                    classField,
                    hectares(closed.values().get(i)),
                    hectares(closed.residues().get(i))));
        }
        return new LegalTable(
                List.copyOf(rows),
                hectares(closed.values().get(rows.size())),
                hectares(closed.total()),
                facts(squareMetres, groups, isFound(overlay, inputs.basicFarmlandLayer())));
    }

    /** The rows in order and what is uncovered, as the overlay has them. */
    private static List<Double> planar(OverlayResult overlay) {
        var squareMetres = new ArrayList<Double>();
        overlay.rows().forEach(row -> squareMetres.add(row.areaSquareMetres()));
        squareMetres.add(overlay.uncoveredAreaSquareMetres());
        return squareMetres;
    }

    private static double required(@Nullable Double ellipsoidal, MeasurementInputs inputs) {
        if (ellipsoidal == null) {
            throw new NoEllipsoidalAreaException(inputs.drawing().crs());
        }
        return ellipsoidal;
    }

    /** How the overlay of a measurement is asked for. */
    static OverlayOptions options(MeasurementInputs inputs) {
        return new OverlayOptions(groupBy(inputs), inputs.basicFarmlandLayer(), inputs.tolerances(), inputs.ridges());
    }

    /** What tells the rows apart besides basic farmland and ridges: the owner, and the class where the coverage has it. */
    static List<String> groupBy(MeasurementInputs inputs) {
        var fields = new ArrayList<>(OWNER_FIELDS);
        fields.add(inputs.landClasses().field());
        return List.copyOf(fields);
    }

    /**
     * What a piece and the row it is summed into have in common: the values of {@link #groupBy}, the basic farmland, and that it
     * is no row of ridges.
     */
    static List<Object> key(Piece piece, MeasurementInputs inputs) {
        var key = new ArrayList<Object>();
        groupBy(inputs).forEach(field -> key.add(piece.attributes().getOrDefault(field, "")));
        key.add(piece.basicFarmland());
        key.add(false);
        return key;
    }

    /** Of the row the ridges of a piece are summed into. */
    static List<Object> ridgeKey(Piece piece, MeasurementInputs inputs) {
        RidgeDeduction ridges = inputs.ridges();
        List<Object> key = key(piece, inputs);
        key.set(OWNER_FIELDS.size(), ridges == null ? "" : ridges.ridgeClass());
        key.set(key.size() - 1, true);
        return key;
    }

    /** A class nobody knows counts as other land here; that it is there leaves no facts and stops the case. */
    private static Group group(OverlayResult.Row row, String classField, LandClassScheme classes) {
        if (row.basicFarmland()) {
            return Group.BASIC_FARMLAND;
        }
        String code = row.value(classField);
        return classes.find(code).isPresent() && classes.isCultivated(code) ? Group.OTHER_CULTIVATED : Group.OTHER_LAND;
    }

    private static boolean isFound(OverlayResult overlay, String layer) {
        return overlay.answers().stream()
                .anyMatch(answer -> answer.layer().equals(layer) && answer.verdict() == Verdict.OVERLAPS);
    }

    private static Evidence.Facts facts(List<Double> squareMetres, List<Group> groups, boolean basicFarmlandFound) {
        BigDecimal basicFarmland = sum(squareMetres, groups, Group.BASIC_FARMLAND);
        return new Evidence.Facts(
                basicFarmlandFound ? basicFarmland.max(SMALLEST_HECTARES) : basicFarmland,
                sum(squareMetres, groups, Group.OTHER_CULTIVATED),
                sum(squareMetres, groups, Group.OTHER_LAND));
    }

    private static BigDecimal sum(List<Double> squareMetres, List<Group> groups, Group group) {
        double sum = 0;
        for (int i = 0; i < squareMetres.size(); i++) {
            sum += groups.get(i) == group ? squareMetres.get(i) : 0;
        }
        // Micrometres squared are what summing doubles leaves; a half must not come of them.
        return hectares(
                BigDecimal.valueOf(sum).setScale(6, RoundingMode.HALF_UP).setScale(0, RoundingMode.HALF_UP));
    }

    private static BigDecimal hectares(BigDecimal squareMetres) {
        return squareMetres.setScale(0, RoundingMode.UNNECESSARY).movePointLeft(SQUARE_METRE_DECIMALS);
    }

    private static Evidence.Row row(OverlayResult.Row row, String classField, BigDecimal hectares, BigDecimal residue) {
        return new Evidence.Row(
                row.value("QSDWDM"),
                row.value("QSDWMC"),
                row.value("QSXZ"),
                row.value(classField),
                row.basicFarmland(),
                row.ridge(),
                number(row.areaSquareMetres()),
                number(row.deductedSquareMetres()),
                hectares,
                residue);
    }
}
