package org.hongxian.approval.measurement;

import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** What a measurement would say of land no case asks for: made like one, kept by nobody. */
public interface MeasurementForecast {

    /**
     * @param evidence without the red lines of cases
     * @param facts what the level of decision would rest on; null where a layer did not answer for all of the land, or a class belongs
     *     to no broad class
     */
    record Forecast(Evidence evidence, LevelFacts.@Nullable Measured facts) {}

    /**
     * @param land valid, its polygons without overlaps, easting first
     * @throws DrawingNotMeasurableException if the areas that count are not prescribed for the datum
     */
    Forecast of(MultiPolygon land, CrsCode crs);
}
