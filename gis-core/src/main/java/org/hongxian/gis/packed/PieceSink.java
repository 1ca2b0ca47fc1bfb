package org.hongxian.gis.packed;

/** Receives what parcels share with a red line. A parcel may come more than once when the red line has several polygons. */
public interface PieceSink {

    /** Parcels that lie within the red line: all from one number up to, not including, another. */
    void whole(int from, int to);

    /**
     * What one parcel that meets the boundary of the red line shares with it. Its box met it: the areas can be zero, and a
     * rounding below.
     *
     * @param ellipsoidalSquareMetres not a number where no ellipsoidal area is prescribed
     */
    void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres);
}
