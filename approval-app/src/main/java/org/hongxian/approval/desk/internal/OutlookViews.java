package org.hongxian.approval.desk.internal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shape would mean as an application. Nothing of it is a measurement, and nothing rests on it. */
final class OutlookViews {

    private OutlookViews() {}

    /**
     * @param measure of the hectares: planar or ellipsoidal
     * @param county whose rules and rates were taken: that of the larger part of the land; empty when no layer of divisions tells
     * @param uncoveredHectares part of the land no parcel covers; not known what it is
     * @param closes whether rows and uncovered part add up to the land
     * @param conflictsUnseen red lines the person may not know that the land meets inside the own jurisdiction
     * @param conflictsElsewhere whether part of the land is outside of it, where such red lines are not counted
     * @param feesKnown yuan; the sum of the amounts that are known, null while none is
     * @param feesTotal yuan; null while an amount is unknown
     */
    record Outlook(
            String crs,
            double areaSquareMetres,
            BigDecimal hectares,
            String measure,
            String county,
            String countyName,
            LevelView level,
            List<LayerAnswer> layers,
            List<ClassRow> classes,
            BigDecimal uncoveredHectares,
            boolean closes,
            List<Conflict> conflicts,
            int conflictsUnseen,
            boolean conflictsElsewhere,
            List<Fee> fees,
            @Nullable BigDecimal feesKnown,
            @Nullable BigDecimal feesTotal,
            boolean feesComplete) {}

    /**
     * @param level null where the rules cannot say; {@code reason} then says why
     * @param rows of the decision table that apply, those that decide first
     * @param changes what the level would be without one kind of land, where it would be another
     */
    record LevelView(
            @Nullable String level,
            @Nullable String title,
            @Nullable String reason,
            List<RuleRow> rows,
            List<Fact> facts,
            List<String> changes) {}

    /**
     * @param legalBasis in the language of the reader where it was translated
     * @param originalBasis as the decision table has it
     * @param delegation likewise, of the provision by which the province decides; null where it does not
     */
    record RuleRow(
            String description,
            String legalBasis,
            String originalBasis,
            @Nullable String delegation,
            @Nullable String originalDelegation,
            boolean decides) {}

    record Fact(String key, String title, BigDecimal hectares) {}

    /**
     * @param verdict OVERLAPS, CLEAR, NO_DATA or FAILED; NOT_TOLD of a layer the person may not see
     * @param position of the land to a layer that is a boundary; null for one that is protected land, and where it is not known
     * @param squareMetres shared with the layer; null unless it overlaps
     * @param outsideDataSquareMetres part of the land the layer says nothing about
     */
    record LayerAnswer(
            String layer,
            String title,
            @Nullable String dataDate,
            String verdict,
            ControlLayer.@Nullable Position position,
            @Nullable BigDecimal squareMetres,
            @Nullable BigDecimal hectares,
            BigDecimal outsideDataSquareMetres) {}

    record ClassRow(
            String classCode,
            @Nullable String className,
            @Nullable String classNameEn,
            String owner,
            boolean basicFarmland,
            boolean ridge,
            BigDecimal squareMetres,
            BigDecimal hectares) {

        /** The same without saying whether it is basic farmland. */
        ClassRow elsewhere() {
            return new ClassRow(classCode, className, classNameEn, owner, false, ridge, squareMetres, hectares);
        }

        ClassRow plus(ClassRow other) {
            return new ClassRow(
                    classCode,
                    className,
                    classNameEn,
                    owner,
                    basicFarmland,
                    ridge,
                    squareMetres.add(other.squareMetres()),
                    hectares.add(other.hectares()));
        }
    }

    /** @param standing LIVE or APPROVED */
    record Conflict(String number, String title, double squareMetres, String standing) {}

    /**
     * @param basis the provision the fee rests on, in the language of the reader
     * @param sample whether the rate is made up for the sample region
     * @param rate null where none is known for the county, as the amount then is
     * @param note where the rate is from, or why there is none
     */
    record Fee(
            String key,
            String title,
            String land,
            String basis,
            boolean sample,
            BigDecimal quantity,
            String unit,
            BigDecimal factor,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal amount,
            String note) {}
}
