package org.hongxian.approval.measurement.internal;

import java.util.List;

/**
 * Where the rows of a measurement lie. Coordinates are those of a GeoJSON MultiPolygon, easting first, in metres, to the
 * millimetre.
 *
 * @param digest of the measurement
 * @param drawingNumber version of the drawing that was measured
 * @param pieces of the class table; a row may have many
 * @param answers only of layers that overlap
 */
record PiecesView(String digest, int drawingNumber, String crs, List<PieceView> pieces, List<SharedView> answers) {

    /**
     * @param row index into the rows of the measurement
     * @param feature id of the parcel it is a piece of
     */
    record PieceView(int row, String feature, double squareMetres, List<List<List<double[]>>> coordinates) {}

    /** What a layer and the red line share. */
    record SharedView(String layer, List<List<List<double[]>>> coordinates) {}
}
