package org.hongxian.approval.planner.internal;

import java.util.List;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reference systems coordinates of the map can be read in: those of the national datum, with their parameters. */
@RestController
class ReferenceSystemRest {

    /**
     * @param geographic longitude and latitude in degrees; otherwise a Gauss-Krüger zone in metres
     * @param zoneWidthDegrees 3 or 6; 0 for a geographic system
     * @param falseEastingMetres with the number of the zone in front where eastings carry it
     */
    record ReferenceSystem(
            String code,
            String name,
            String nameEn,
            boolean geographic,
            int zoneWidthDegrees,
            double centralMeridianDegrees,
            double falseEastingMetres,
            double semiMajorAxisMetres,
            double inverseFlattening) {

        static ReferenceSystem of(CrsDefinition crs) {
            return new ReferenceSystem(
                    crs.code().toString(),
                    crs.nameZh(),
                    crs.nameEn(),
                    crs.isGeographic(),
                    crs.zoneWidthDegrees(),
                    crs.centralMeridianDegrees(),
                    crs.falseEastingMetres(),
                    crs.datum().semiMajorAxisMetres(),
                    crs.datum().inverseFlattening());
        }
    }

    /** By code. No other datum: between datums the office's official parameters decide, not a map. */
    @GetMapping("/api/v1/desk/reference-systems")
    List<ReferenceSystem> referenceSystems() {
        return CrsCatalogue.list().stream()
                .filter(crs -> crs.datum() == Datum.CGCS2000)
                .map(ReferenceSystem::of)
                .toList();
    }
}
