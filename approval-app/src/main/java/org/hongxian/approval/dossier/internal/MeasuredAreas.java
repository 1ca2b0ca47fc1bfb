package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.gis.landclass.BroadClass;
import org.hongxian.gis.landclass.LandClass;
import org.hongxian.gis.landclass.LandClassScheme;

/**
 * Sums over the closed rows of one measurement, hectares with four decimals. Every document takes its areas from here, so
 * that they agree to the last digit. The rows and what they leave uncovered are together exactly the total.
 */
final class MeasuredAreas {

    private final List<Row> rows;
    private final BigDecimal total;
    private final BigDecimal uncovered;
    private final LandClassScheme scheme;

    MeasuredAreas(Measurement measurement, LandClassScheme scheme) {
        this.rows = measurement.rows();
        this.total = measurement.legalHectares();
        this.uncovered = measurement.uncoveredHectares();
        this.scheme = scheme;
    }

    List<Row> rows() {
        return rows;
    }

    /** The area of the red line that counts in law. */
    BigDecimal total() {
        return total;
    }

    /** Part of the red line the land-use layer has no parcel for, small enough to be tolerated; mostly zero. */
    BigDecimal uncovered() {
        return uncovered;
    }

    BigDecimal of(BroadClass broad) {
        return sum(row -> broadClass(row.landClass()) == broad);
    }

    BigDecimal cultivated() {
        return sum(row -> isCultivated(row.landClass()));
    }

    /** A code nobody knows is not cultivated land; that it is there stops the case elsewhere. */
    private boolean isCultivated(String code) {
        return scheme.find(code).isPresent() && scheme.isCultivated(code);
    }

    BigDecimal paddy() {
        return sum(row -> row.landClass().equals("0101"));
    }

    BigDecimal basicFarmland() {
        return sum(Row::basicFarmland);
    }

    /** Taken off other classes and counted as their own. */
    BigDecimal ridges() {
        return sum(Row::ridge);
    }

    BigDecimal collective() {
        return sum(row -> !isStateOwned(row));
    }

    BigDecimal stateOwned() {
        return sum(MeasuredAreas::isStateOwned);
    }

    /** QSXZ 10 and 20 are the state's, everything else a collective's. */
    static boolean isStateOwned(Row row) {
        return row.ownership().startsWith("1") || row.ownership().startsWith("2");
    }

    BroadClass broadClass(String code) {
        return scheme.find(code).map(LandClass::broadClass).orElse(BroadClass.UNSTATED);
    }

    String className(String code) {
        return scheme.find(code).map(LandClass::nameZh).orElse(code);
    }

    /** Area by owner name, in the order of the rows. */
    Map<String, BigDecimal> byOwner() {
        return byOwner(row -> true);
    }

    /** Area by the owners whose land is expropriated: the state's is not. */
    Map<String, BigDecimal> byCollectiveOwner() {
        return byOwner(row -> !isStateOwned(row));
    }

    private Map<String, BigDecimal> byOwner(Predicate<Row> which) {
        Map<String, BigDecimal> owners = new LinkedHashMap<>();
        rows.stream().filter(which).forEach(row -> owners.merge(ownerLabel(row), row.hectares(), BigDecimal::add));
        return owners;
    }

    /** Area by land class, in the order of broad class and code. */
    List<ClassArea> byClass() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.landClass(), row.hectares(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(entry -> new ClassArea(
                        broadClass(entry.getKey()).nameZh(),
                        entry.getKey(),
                        className(entry.getKey()),
                        entry.getValue()))
                .sorted(Comparator.comparing((ClassArea area) -> broadClass(area.code()))
                        .thenComparing(ClassArea::code))
                .toList();
    }

    record ClassArea(String group, String code, String name, BigDecimal hectares) {}

    static String ownerLabel(Row row) {
        return row.ownerName().isBlank() ? row.ownerCode() : row.ownerName();
    }

    BigDecimal sum(Predicate<Row> which) {
        return rows.stream()
                .filter(which)
                .map(Row::hectares)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4, RoundingMode.HALF_UP);
    }

    List<String> ownerLines() {
        List<String> lines = new ArrayList<>();
        byOwner().forEach((owner, hectares) -> lines.add(owner + " " + hectares.toPlainString() + " 公顷"));
        if (uncovered.signum() != 0) {
            lines.add("未覆盖 " + uncovered.toPlainString() + " 公顷");
        }
        return lines;
    }
}
