package org.hongxian.approval.workspace.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.measurement.MeasuredGroups;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.workspace.internal.TableSheet.Cell;
import org.hongxian.approval.workspace.internal.TableSheet.Column;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.evidence.RegroupedTable;
import org.hongxian.gis.survey.BoundaryPointTable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The tables of a case to be taken along, with the same numbers as on the page. */
@Component
class CaseTables {

    private static final int HECTARE_DECIMALS = 4;
    private static final int SQUARE_METRE_DECIMALS = 2;
    private static final int MU_DECIMALS = 2;
    private static final int COORDINATE_DECIMALS = 3;

    private final MessageSource messages;
    private final ClassNames classNames;
    private final FieldTexts fieldTexts;

    CaseTables(MessageSource messages, ClassNames classNames, FieldTexts fieldTexts) {
        this.messages = messages;
        this.classNames = classNames;
        this.fieldTexts = fieldTexts;
    }

    TableSheet classTable(MeasurementView view, Locale locale) {
        Measurement measurement = view.measurement();
        var rows = new ArrayList<List<Cell>>();
        for (Measurement.Row row : measurement.rows()) {
            BigDecimal mu = view.mu().get(rows.size());
            rows.add(List.of(
                    Cell.of(row.ownerCode()),
                    Cell.of(row.ownerName()),
                    Cell.of(text(fieldTexts.ownership(row.ownership()), locale)),
                    Cell.of(row.landClass()),
                    Cell.of(classNames.of(measurement, row.landClass(), locale)),
                    Cell.of(row.basicFarmland() ? text("workspace.classes.basic", locale) : ""),
                    Cell.of(row.ridge() ? text("workspace.classes.ridge", locale) : ""),
                    Cell.of(row.hectares()),
                    Cell.of(squareMetres(row.rawSquareMetres())),
                    row.deductedSquareMetres() == 0 ? Cell.EMPTY : Cell.of(squareMetres(row.deductedSquareMetres())),
                    Cell.of(mu)));
        }
        if (view.hasUncovered()) {
            double uncovered = measurement.uncoveredAreaSquareMetres();
            rows.add(sum(
                    "workspace.classes.uncovered",
                    measurement.uncoveredHectares(),
                    uncovered,
                    view.uncoveredMu(),
                    locale));
        }
        rows.add(
                sum("workspace.classes.total", view.totalHectares(), view.totalSquareMetres(), view.totalMu(), locale));
        return new TableSheet(
                text("workspace.classes", locale),
                List.of(
                        Column.text(text("workspace.classes.owner-code", locale)),
                        Column.text(text("workspace.classes.owner", locale)),
                        Column.text(text("workspace.classes.ownership", locale)),
                        Column.text(text("workspace.classes.class-code", locale)),
                        Column.text(text("workspace.classes.class", locale)),
                        Column.text(text("workspace.classes.farmland", locale)),
                        Column.text(text("workspace.classes.ridge", locale)),
                        new Column(text(view.hectaresKey(), locale), HECTARE_DECIMALS),
                        new Column(text("workspace.classes.metres", locale), SQUARE_METRE_DECIMALS),
                        new Column(text("workspace.classes.deducted-metres", locale), SQUARE_METRE_DECIMALS),
                        new Column(text("workspace.classes.mu", locale), MU_DECIMALS)),
                rows);
    }

    private List<Cell> sum(String key, BigDecimal hectares, double squareMetres, BigDecimal mu, Locale locale) {
        return List.of(
                Cell.of(text(key, locale)),
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.of(hectares),
                Cell.of(squareMetres(squareMetres)),
                Cell.EMPTY,
                Cell.of(mu));
    }

    /** The measurement by the fields somebody chose, with what closing changed. */
    TableSheet groups(MeasuredGroups groups, Locale locale) {
        var columns = new ArrayList<Column>();
        groups.table().fields().forEach(field -> columns.add(Column.text(attribute(field, locale))));
        columns.add(new Column(text("workspace.classes.hectares." + groups.legalArea(), locale), HECTARE_DECIMALS));
        columns.add(new Column(text("workspace.groups.residue", locale), HECTARE_DECIMALS));
        columns.add(new Column(text("workspace.classes.metres", locale), SQUARE_METRE_DECIMALS));
        var rows = new ArrayList<List<Cell>>();
        for (RegroupedTable.Row row : groups.table().rows()) {
            var cells = new ArrayList<Cell>();
            row.values().forEach(value -> cells.add(Cell.of(value)));
            cells.add(Cell.of(row.hectares()));
            cells.add(row.residueHectares().signum() == 0 ? Cell.EMPTY : Cell.of(row.residueHectares()));
            cells.add(Cell.of(squareMetres(row.squareMetres())));
            rows.add(cells);
        }
        if (groups.hasUncovered()) {
            rows.add(groupSum(
                    "workspace.classes.uncovered", groups, groups.table().uncoveredHectares(), locale));
        }
        rows.add(groupSum("workspace.classes.total", groups, groups.table().totalHectares(), locale));
        return new TableSheet(text("workspace.groups", locale), columns, rows);
    }

    /** As the map names it, else as the survey does. */
    private String attribute(String field, Locale locale) {
        String name = messages.getMessage("js.field." + field, null, field, locale);
        return name == null ? field : name;
    }

    private List<Cell> groupSum(String key, MeasuredGroups groups, BigDecimal hectares, Locale locale) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(text(key, locale)));
        for (int i = 1; i < groups.table().fields().size(); i++) {
            cells.add(Cell.EMPTY);
        }
        cells.add(Cell.of(hectares));
        cells.add(Cell.EMPTY);
        cells.add(Cell.EMPTY);
        return cells;
    }

    /** Points in the official order and numbering, each ring closed by its first point, as in the generated document. */
    TableSheet boundaryPoints(DrawingVersion drawing, Locale locale) {
        var rows = new ArrayList<List<Cell>>();
        for (int i = 0; i < drawing.plots().size(); i++) {
            Plot plot = drawing.plots().get(i);
            String label = plot.label().isEmpty() ? String.valueOf(i + 1) : plot.label();
            for (BoundaryPointTable.Row row : BoundaryPointTable.of(plot).rows()) {
                rows.add(List.of(
                        Cell.of(label),
                        Cell.of(BigDecimal.valueOf(row.ring())),
                        Cell.of(row.name()),
                        Cell.of(row.submittedName()),
                        Cell.of(row.northing()),
                        Cell.of(row.easting()),
                        Cell.of(row.sideMetres())));
            }
        }
        return new TableSheet(
                text("workspace.coordinates", locale),
                List.of(
                        Column.text(text("workspace.areas.plot", locale)),
                        new Column(text("workspace.coordinates.ring", locale), 0),
                        Column.text(text("workspace.coordinates.name", locale)),
                        Column.text(text("workspace.coordinates.submitted", locale)),
                        new Column(text("workspace.coordinates.x", locale), COORDINATE_DECIMALS),
                        new Column(text("workspace.coordinates.y", locale), COORDINATE_DECIMALS),
                        new Column(text("workspace.coordinates.side", locale), SQUARE_METRE_DECIMALS)),
                rows);
    }

    private static BigDecimal squareMetres(double area) {
        return BigDecimal.valueOf(area).setScale(SQUARE_METRE_DECIMALS, RoundingMode.HALF_UP);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
