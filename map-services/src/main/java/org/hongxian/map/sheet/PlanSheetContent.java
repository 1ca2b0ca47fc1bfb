package org.hongxian.map.sheet;

import java.util.List;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * What a map sheet of layers shows, without any red line of a case.
 *
 * @param crs projected; of the centre, layers, shapes and overview alike
 * @param scale denominator: 2000 for 1:2000
 * @param centre of the frame, easting first
 * @param layers in drawing order, lowest first; each needs a style
 * @param shapes drawn over them
 * @param overview outlines for the location inset
 * @param facts lines of the title block, in order
 * @param notes short lines below the location inset
 */
public record PlanSheetContent(
        String title,
        String subtitle,
        CrsCode crs,
        Paper paper,
        boolean landscape,
        int scale,
        Coordinate centre,
        List<ShownLayer> layers,
        List<Shape> shapes,
        List<Geometry> overview,
        List<SheetContent.Fact> facts,
        List<String> notes) {

    public PlanSheetContent {
        centre = centre.copy();
        layers = List.copyOf(layers);
        shapes = List.copyOf(shapes);
        overview = List.copyOf(overview);
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /** @param opacity 0 to 1 */
    public record ShownLayer(LayerSource source, double opacity) {}

    /** @param label written inside; empty for none */
    public record Shape(Geometry geometry, String label) {}
}
