package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
    void heightsAndShiftsAroundASystemAreLeftAside() {
        String zone = ProjectionText.write(CrsCatalogue.get(new CrsCode(4527)));
        String heights = "VERT_CS[\"1985 height\",VERT_DATUM[\"1985\",2005],UNIT[\"metre\",1]]";

        for (String bare : new String[] {zone, zone.replaceFirst(",AUTHORITY\\[\"EPSG\",\"\\d+\"]", "")}) {
            assertThat(ProjectionText.parse("COMPD_CS[\"both\"," + bare + "," + heights + "]"))
                    .contains(new CrsCode(4527));
            assertThat(ProjectionText.parse("BOUNDCRS[SOURCECRS[" + bare + "],TARGETCRS[GEOGCRS[\"WGS 84\"]]]"))
                    .contains(new CrsCode(4527));
        }
    }

    @Test
    void theSecondEditionOfTheTextIsKnown() {
        String degree = ",ANGLEUNIT[\"degree\",0.0174532925199433]";
        String metre = ",LENGTHUNIT[\"metre\",1]";
        String text = "PROJCRS[\"CGCS2000 / 3-degree Gauss-Kruger zone 39\",BASEGEOGCRS[\"CGCS2000\","
                + "DATUM[\"China 2000\",ELLIPSOID[\"CGCS2000\",6378137,298.257222101" + metre + "]],"
                + "PRIMEM[\"Greenwich\",0" + degree + "],ID[\"EPSG\",4490]],CONVERSION[\"zone 39\","
                + "METHOD[\"Transverse Mercator\",ID[\"EPSG\",9807]],"
                + "PARAMETER[\"Latitude of natural origin\",0" + degree + "],"
                + "PARAMETER[\"Longitude of natural origin\",117" + degree + "],"
                + "PARAMETER[\"Scale factor at natural origin\",1,SCALEUNIT[\"unity\",1]],"
                + "PARAMETER[\"False easting\",39500000" + metre + "],PARAMETER[\"False northing\",0" + metre + "]],"
                + "CS[Cartesian,2],AXIS[\"northing (X)\",north,ORDER[1]" + metre + "],"
                + "AXIS[\"easting (Y)\",east,ORDER[2]" + metre + "]";

        assertThat(ProjectionText.parse(text + ",ID[\"EPSG\",4527]]")).contains(new CrsCode(4527));
        assertThat(ProjectionText.parse(text + "]")).contains(new CrsCode(4527));
        assertThat(ProjectionText.parse(text.replace("LENGTHUNIT[\"metre\",1]", "LENGTHUNIT[\"li\",500]") + "]"))
                .isEmpty();
    }

    @Test
    void otherUnitsAndMeridiansAreOtherSystemsWhateverTheCodeSays() {
        for (int code : new int[] {4527, 4490}) {
            String text = ProjectionText.write(CrsCatalogue.get(new CrsCode(code)));
            String bare = text.replaceFirst(",AUTHORITY\\[\"EPSG\",\"\\d+\"]", "");
            for (String system : new String[] {text, bare}) {
                assertThat(ProjectionText.parse(system.replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]")))
                        .isEqualTo(code == 4490 ? ProjectionText.parse(text) : Optional.empty());
                assertThat(ProjectionText.parse(
                                system.replace("UNIT[\"Degree\",0.0174532925199433]", "UNIT[\"Radian\",1.0]")))
                        .isEmpty();
                assertThat(ProjectionText.parse(system.replace("\"Greenwich\",0.0", "\"Paris\",2.33722917")))
                        .isEmpty();
            }
        }
    }

    @Test
    void whatIsNoWktIsNoSystem() {
        for (String text : new String[] {
            "",
            "garbage",
            "PROJCS[\"a\"",
            "GEOGCS[".repeat(9_000),
            "PROJCS" + "[".repeat(31),
            "[]]",
            "GEOGCS[]",
            "\"",
            "GEOGCS[,]"
        }) {
            assertThat(ProjectionText.parse(text)).as(text).isEmpty();
        }
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
