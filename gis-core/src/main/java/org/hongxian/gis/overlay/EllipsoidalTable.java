package org.hongxian.gis.overlay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.OverlayResult.Piece;

/**
 * The table of an overlay on the ellipsoid, row by row: every piece by the prescribed procedure. The procedure rounds coordinates, so
 * pieces add up to the red line but for some square centimetres; those are spread in proportion.
 *
 * @param redLineSquareMetres by the prescribed procedure
 * @param hectares of the rows, closed like those on the plane
 * @param residueHectares what closing added to each row, mostly zero
 */
public record EllipsoidalTable(
        double redLineSquareMetres,
        BigDecimal redLineHectares,
        List<Double> squareMetres,
        List<BigDecimal> hectares,
        List<BigDecimal> residueHectares,
        BigDecimal uncoveredHectares) {

    public EllipsoidalTable {
        squareMetres = List.copyOf(squareMetres);
        hectares = List.copyOf(hectares);
        residueHectares = List.copyOf(residueHectares);
    }

    /**
     * @param crs of the red line
     * @param options the overlay was made with
     * @param redLineSquareMetres of the red line by the prescribed procedure
     * @throws IllegalArgumentException if none is prescribed for the CRS
     */
    public static EllipsoidalTable of(
            OverlayResult overlay, CrsCode crs, OverlayOptions options, double redLineSquareMetres) {
        List<Double> parts = parts(overlay, crs, options, redLineSquareMetres);
        double total = overlay.closed()
                ? redLineSquareMetres
                : parts.stream().mapToDouble(Double::doubleValue).sum();
        AreaClosing.Closed closed = AreaClosing.hectares(parts, total);
        int rows = overlay.rows().size();
        return new EllipsoidalTable(
                redLineSquareMetres,
                AreaText.hectares(redLineSquareMetres),
                parts.subList(0, rows),
                closed.values().subList(0, rows),
                closed.residues().subList(0, rows),
                closed.values().get(rows));
    }

    /**
     * Square metres on the ellipsoid of the rows in order, and last of what is uncovered, which is taken in the proportion of the
     * whole. They add up to the red line where the overlay is closed.
     *
     * @throws IllegalArgumentException if none is prescribed for the CRS
     */
    public static List<Double> parts(
            OverlayResult overlay, CrsCode crs, OverlayOptions options, double redLineSquareMetres) {
        var measurement = AreaMeasurement.in(crs);
        Map<RowKey, Double> sums = new HashMap<>();
        for (Piece piece : overlay.pieces()) {
            Double area = measurement.measure(piece.geometry()).ellipsoidalSquareMetres();
            if (area == null) {
                throw new IllegalArgumentException("no ellipsoidal area is prescribed for " + crs);
            }
            RowKey key = RowKey.of(piece, options.groupBy());
            sums.merge(key, area * (1 - piece.ridgeShare()), Double::sum);
            RidgeDeduction ridges = options.ridges();
            if (ridges != null && piece.ridgeShare() > 0) {
                sums.merge(key.ofRidges(options.groupBy(), ridges), area * piece.ridgeShare(), Double::sum);
            }
        }
        var parts = new ArrayList<Double>();
        overlay.rows().forEach(row -> parts.add(sums.getOrDefault(RowKey.of(row), 0.0)));
        parts.add(overlay.uncoveredAreaSquareMetres() * redLineSquareMetres / overlay.redLineAreaSquareMetres());
        double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
        if (overlay.closed()) {
            parts.replaceAll(area -> sum == 0 ? 0 : area * (redLineSquareMetres / sum));
        }
        return parts;
    }
}
