package org.hongxian.gis.survey;

import java.time.LocalDate;
import org.hongxian.gis.reference.DatedValues;

/**
 * How survey results are made.
 *
 * @param adjoiningDepthMetres whose land lies this far behind the boundary line is the neighbour
 * @param adjoiningShortestMetres shorter stretches beside a neighbour are left out
 * @param divideBeyondScale a sheet at a scale with a larger denominator is cut into several
 * @param divideFromScale denominator of the largest scale of a divided map
 * @param mostSheets with more sheets than this the next smaller scale is taken
 * @param sheetMarginMillimetres surroundings on paper around the part a sheet is for
 */
public record SurveySettings(
        double adjoiningDepthMetres,
        double adjoiningShortestMetres,
        int divideBeyondScale,
        int divideFromScale,
        int mostSheets,
        double sheetMarginMillimetres) {

    /** The settings in force on the day, from {@code data/reference/survey-settings.csv}. */
    public static SurveySettings on(LocalDate day) {
        DatedValues values = DatedValues.on(day, "survey-settings.csv");
        return new SurveySettings(
                values.get("adjoining-depth-metres"),
                values.get("adjoining-shortest-metres"),
                (int) values.get("divide-beyond-scale"),
                (int) values.get("divide-from-scale"),
                (int) values.get("most-sheets"),
                values.get("sheet-margin-millimetres"));
    }
}
