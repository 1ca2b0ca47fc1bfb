package org.hongxian.gis.overlay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.OverlayResult.Row;
import org.jspecify.annotations.Nullable;

/**
 * The area table: pieces summed into rows, rounded to hectares with 4 decimals so that rows and uncovered part add up to the
 * rounded red line.
 */
record TableClosing(List<Row> rows, BigDecimal uncoveredHectares) {

    /** One square metre is the fourth decimal of a hectare. */
    private static final int SQUARE_METRE_DECIMALS = 4;

    /**
     * @param ridges how ridges were taken off; null when they were not
     * @param totalSquareMetres what the table is to add up to: the red line where the coverage is clean, else the sum of the parts
     */
    static TableClosing of(
            List<Piece> pieces,
            List<String> groupBy,
            @Nullable RidgeDeduction ridges,
            double uncoveredSquareMetres,
            double totalSquareMetres) {
        var sums = new TreeMap<RowKey, Sums>();
        for (Piece piece : pieces) {
            RowKey key = RowKey.of(piece, groupBy);
            Sums sum = sums.computeIfAbsent(key, k -> new Sums());
            sum.net().add(piece.netSquareMetres());
            if (ridges != null && piece.ridgeShare() > 0) {
                sum.deducted().add(piece.ridgeSquareMetres());
                sums.computeIfAbsent(key.ofRidges(groupBy, ridges), k -> new Sums())
                        .net()
                        .add(piece.ridgeSquareMetres());
            }
        }
        var squareMetres = new ArrayList<Double>();
        sums.values().forEach(sum -> squareMetres.add(sum.net().value()));
        squareMetres.add(uncoveredSquareMetres);
        AreaClosing.Closed closed = AreaClosing.close(squareMetres, totalSquareMetres, 0);
        var rows = new ArrayList<Row>();
        for (Map.Entry<RowKey, Sums> entry : sums.entrySet()) {
            int i = rows.size();
            rows.add(new Row(
                    entry.getKey().group(groupBy),
                    entry.getKey().basicFarmland(),
                    entry.getKey().ridge(),
                    entry.getValue().net().value(),
                    entry.getValue().deducted().value(),
                    closed.values().get(i).movePointLeft(SQUARE_METRE_DECIMALS),
                    closed.residues().get(i).movePointLeft(SQUARE_METRE_DECIMALS)));
        }
        return new TableClosing(rows, closed.values().get(rows.size()).movePointLeft(SQUARE_METRE_DECIMALS));
    }

    /** Rounded half up to the decimals of the table. */
    static BigDecimal hectares(double squareMetres) {
        return BigDecimal.valueOf(squareMetres)
                .setScale(0, RoundingMode.HALF_UP)
                .movePointLeft(SQUARE_METRE_DECIMALS);
    }

    /** @param deducted what was taken off for ridges */
    private record Sums(StableSum net, StableSum deducted) {

        Sums() {
            this(new StableSum(), new StableSum());
        }
    }
}
