package org.hongxian.gis.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a measurement summed by other fields than those of its table. It is a look at the measurement and no part of it: its
 * total is that of the table, its rows add up to it by largest remainder.
 *
 * <p>Field ridges stand under the ridge class where the class is one of the fields, else in the row of their parcel.
 *
 * @param fields in the order asked
 * @param rows ascending by their values
 * @param uncoveredHectares part of the table no parcel stands for, mostly zero
 * @param totalHectares rows plus uncovered, exactly; of the area that counts in law
 */
public record RegroupedTable(
        List<String> fields, List<Row> rows, BigDecimal uncoveredHectares, BigDecimal totalHectares) {

    public RegroupedTable {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /**
     * @param values in the order of the fields; empty text where the parcels have no such attribute
     * @param squareMetres planar, unrounded
     * @param residueHectares what closing added beyond plain rounding, mostly zero
     */
    public record Row(List<String> values, double squareMetres, BigDecimal hectares, BigDecimal residueHectares) {

        public Row {
            values = List.copyOf(values);
        }
    }

    /** Attributes of the parcels under the red line, sorted. */
    public static List<String> fields(OverlayResult overlay) {
        var fields = new TreeSet<String>();
        overlay.pieces().forEach(piece -> fields.addAll(piece.attributes().keySet()));
        return List.copyOf(fields);
    }

    /**
     * @param overlay of the very inputs
     * @param evidence of the measurement, whose total the rows add up to
     * @param fields to sum by
     */
    public static RegroupedTable of(
            OverlayResult overlay, MeasurementInputs inputs, Evidence evidence, List<String> fields) {
        boolean onEllipsoid = inputs.legalArea() == LegalArea.ELLIPSOIDAL && overlay.closed();
        @Nullable
        AreaMeasurement measurement =
                onEllipsoid ? AreaMeasurement.in(inputs.drawing().crs()) : null;
        var sums = new TreeMap<String, Sums>();
        for (Piece piece : overlay.pieces()) {
            double legal = measurement == null ? piece.areaSquareMetres() : ellipsoidal(measurement, piece);
            RidgeDeduction ridges = inputs.ridges();
            boolean parted = ridges != null && piece.ridgeShare() > 0 && fields.contains(ridges.classField());
            add(sums, values(piece, fields, null), piece, legal, parted ? 1 - piece.ridgeShare() : 1);
            if (parted) {
                add(sums, values(piece, fields, ridges), piece, legal, piece.ridgeShare());
            }
        }
        return closed(sums, overlay, evidence, onEllipsoid, fields);
    }

    private static double ellipsoidal(AreaMeasurement measurement, Piece piece) {
        Double area = measurement.measure(piece.geometry()).ellipsoidalSquareMetres();
        return area == null ? piece.areaSquareMetres() : area;
    }

    /** @param ridges null for the row of the parcel itself */
    private static List<String> values(Piece piece, List<String> fields, @Nullable RidgeDeduction ridges) {
        return fields.stream()
                .map(field -> ridges != null && field.equals(ridges.classField())
                        ? ridges.ridgeClass()
                        : piece.attributes().getOrDefault(field, ""))
                .toList();
    }

    private static void add(TreeMap<String, Sums> sums, List<String> values, Piece piece, double legal, double share) {
        Sums sum = sums.computeIfAbsent(String.join("\0", values), key -> new Sums(values));
        sum.planar.add(piece.areaSquareMetres() * share);
        sum.legal.add(legal * share);
    }

    private static RegroupedTable closed(
            TreeMap<String, Sums> sums,
            OverlayResult overlay,
            Evidence evidence,
            boolean onEllipsoid,
            List<String> fields) {
        BigDecimal ellipsoidal = evidence.ellipsoidalSquareMetres();
        double whole = overlay.redLineAreaSquareMetres();
        double legal = onEllipsoid && ellipsoidal != null ? ellipsoidal.doubleValue() : whole;
        var parts = new ArrayList<Double>();
        sums.values().forEach(sum -> parts.add(sum.legal.value()));
        parts.add(overlay.uncoveredAreaSquareMetres() * (whole > 0 ? legal / whole : 1));
        double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
        if (onEllipsoid && sum > 0) {
            // The prescribed procedure rounds coordinates; so much is spread in proportion.
            parts.replaceAll(part -> part * (legal / sum));
        }
        AreaClosing.Closed closed = AreaClosing.hectares(parts, overlay.closed() ? legal : sum);
        var rows = new ArrayList<Row>();
        for (Sums group : sums.values()) {
            int i = rows.size();
            rows.add(new Row(
                    group.values,
                    group.planar.value(),
                    closed.values().get(i),
                    closed.residues().get(i)));
        }
        return new RegroupedTable(fields, rows, closed.values().get(rows.size()), closed.total());
    }

    /** Of one row. */
    private static final class Sums {

        private final List<String> values;
        private final StableSum planar = new StableSum();
        private final StableSum legal = new StableSum();

        Sums(List<String> values) {
            this.values = values;
        }
    }
}
