package org.hongxian.approval.measurement.internal;

import java.util.List;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.landclass.LandClassCoding;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is measured against, and which area counts.
 *
 * @param legalArea the area the closed table adds up to, and so the area the level of decision rests on
 * @param coverageLayer the land-use coverage
 * @param basicFarmlandLayer the protected layer that splits the rows of the table
 * @param protectedLayers the layers asked besides the coverage, in the order they are shown
 * @param ridgeDeduction whether field ridges are taken off by the coefficient of the coverage and counted as their own class, as
 *     the survey does with its parcels (TD/T 1055-2019); cultivated land is then smaller, and with it what the level of decision
 *     rests on
 * @param landClassScheme the classification where the version of the coverage does not say which it is coded in, or there is none
 */
@ConfigurationProperties("hongxian.measurement")
record MeasurementSettings(
        @DefaultValue("planar") LegalArea legalArea,
        @DefaultValue("DLTB") String coverageLayer,
        @DefaultValue("YJJBNTTB") String basicFarmlandLayer,
        @DefaultValue({"YJJBNTTB", "STBHHX", "CZKFBJ"}) List<String> protectedLayers,
        @DefaultValue("true") boolean ridgeDeduction,
        @DefaultValue("third-survey") String landClassScheme) {

    /** That classification, in the attribute of the survey. */
    LandClassCoding landClasses() {
        return new LandClassCoding("DLBM", landClassScheme);
    }
}
