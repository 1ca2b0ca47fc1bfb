package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.issue.Place;

/** What a file may leave open about its coordinate reference system. */
public final class CrsQuestions {

    /** A point this far from the central meridian is in no 3-degree zone of the country. */
    private static final double THREE_DEGREE_OFFSET_METRES = 160_000;

    private static final double FALSE_EASTING_METRES = 500_000;

    private CrsQuestions() {}

    /**
     * Dossiers have had to be in CGCS2000 since the middle of 2018, so a file that names no datum is read in it; the older ones lie
     * tens to more than a hundred metres beside, which no file shows by itself.
     */
    public static Question datum(boolean geographic) {
        var options = new ArrayList<Question.Option>();
        options.add(option(Datum.CGCS2000, Question.DEFENSIBLE));
        options.add(option(Datum.XIAN80, 0.15));
        options.add(option(Datum.BEIJING54, 0.05));
        if (geographic) {
            options.add(option(Datum.WGS84, 0.1));
        }
        return new Question(Questions.DATUM, Place.nowhere(), List.of(), options);
    }

    static Datum datum(String option) {
        return Datum.valueOf(option.toUpperCase(Locale.ROOT));
    }

    /** Eastings without a zone number are the same numbers in every zone: nothing in the file prefers one. */
    public static Question zone(double easting) {
        boolean wide = Math.abs(easting - FALSE_EASTING_METRES) > THREE_DEGREE_OFFSET_METRES;
        List<Question.Option> options = CrsCatalogue.list().stream()
                .filter(crs -> crs.datum() == Datum.CGCS2000 && crs.isZone() && crs.isPrefixed())
                .filter(crs -> !wide || crs.zoneWidthDegrees() == 6)
                .map(CrsQuestions::option)
                .toList();
        return new Question(Questions.ZONE, Place.nowhere(), List.of(), options);
    }

    private static Question.Option option(Datum datum, double confidence) {
        return new Question.Option(datum.name().toLowerCase(Locale.ROOT), confidence, List.of(datum.nameZh()));
    }

    private static Question.Option option(CrsDefinition zone) {
        String number = Integer.toString(zone.zoneNumber());
        return new Question.Option(
                number,
                zone.zoneWidthDegrees() == 3 ? 0.03 : 0.01,
                List.of(
                        number,
                        Integer.toString(zone.zoneWidthDegrees()),
                        Long.toString(Math.round(zone.centralMeridianDegrees()))));
    }
}
