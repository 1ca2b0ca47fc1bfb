package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTextTest {

    @Test
    void everySystemOfTheCatalogueIsKnownFromItsOwnText() {
        for (CrsDefinition crs : CrsCatalogue.list()) {
            if (crs.isZone() || crs.isGeographic()) {
                String text = ProjectionText.write(crs);
                assertThat(ProjectionText.parse(text)).contains(crs.code());
                // Without the code at its end, as many programs write it, the parameters tell.
                String bare = text.replaceFirst(",AUTHORITY\\[\"EPSG\",\"\\d+\"]", "");
                assertThat(ProjectionText.parse(bare)).contains(crs.code());
            }
        }
    }

    @Test
    void theTextOfDesktopGisIsKnownByItsParameters() {
        String text = "PROJCS[\"任意名称\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
                + "DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],"
                + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
                + "PARAMETER[\"False_Easting\",39500000.0],PARAMETER[\"False_Northing\",0.0],"
                + "PARAMETER[\"Central_Meridian\",117.0],PARAMETER[\"Scale_Factor\",1.0],"
                + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

        assertThat(ProjectionText.parse(text)).contains(new CrsCode(4527));
        assertThat(ProjectionText.parse(text.replace("39500000.0", "500000.0"))).contains(new CrsCode(4548));
        assertThat(ProjectionText.parse(text.replace("Scale_Factor\",1.0", "Scale_Factor\",0.9996")))
                .isEmpty();
        assertThat(ProjectionText.parse(text.replace("39500000.0", "39600000.0")))
                .isEmpty();
        assertThat(ProjectionText.parse(text.replace("39500000.0", "39500000.0.0")))
                .isEmpty();
        assertThat(ProjectionText.parse(text.replace("39500000.0", "."))).isEmpty();
        assertThat(ProjectionText.parse(text.replace("6378137.0", "6378137.0.0")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6378137.0, 6378.137.0",
        "298.257222101, 298.257.222",
        "39500000.0, 39500000.0.0",
        "'False_Northing\",0.0', 'False_Northing\",0.0.0'",
        "'Central_Meridian\",117.0', 'Central_Meridian\",.'",
        "'Scale_Factor\",1.0', 'Scale_Factor\",..'",
        "'Latitude_Of_Origin\",0.0', 'Latitude_Of_Origin\",1e'"
    })
    void aNumberThatIsNoneMakesTheSystemUnknown(String number, String damaged) {
        String text = ProjectionText.write(CrsCatalogue.get(new CrsCode(4527)))
                .replaceFirst(",AUTHORITY\\[\"EPSG\",\"\\d+\"]", "");
        assertThat(text).contains(number);

        assertThat(ProjectionText.parse(text.replace(number, damaged))).isEmpty();
    }

    @Test
    void geographicAndWebSystemsAreKnown() {
        assertThat(ProjectionText.parse("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                        + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0]]"))
                .contains(CrsCatalogue.WGS84_GEOGRAPHIC);
        assertThat(
                        ProjectionText.parse(
                                "PROJCS[\"x\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                                        + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]]],PROJECTION[\"Mercator_Auxiliary_Sphere\"]]"))
                .contains(CrsCatalogue.WEB_MERCATOR);
        assertThat(ProjectionText.parse("LOCAL_CS[\"工地坐标系\"]")).isEmpty();
    }
}
