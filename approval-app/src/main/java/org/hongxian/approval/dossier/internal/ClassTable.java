package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.gis.landclass.BroadClass;

/**
 * 土地分类面积表: owner units down, land classes across, grouped by broad class; every row and every column closes. Land without
 * a parcel stands in a row of its own.
 *
 * @param bands the columns cut into tables that fit the page; each repeats the owners
 * @param total of everything, hectares
 */
record ClassTable(List<Band> bands, String total) {

    private static final int COLUMNS = 9;

    /** @param groups headings over the columns */
    record Band(List<Group> groups, List<Column> columns, List<OwnerRow> rows, boolean last) {}

    record Group(String name, int columns) {}

    /**
     * @param code empty for a subtotal
     * @param ridge whether these are the field ridges taken off other classes
     */
    record Column(String code, String name, BroadClass group, boolean ridge) {
        boolean isSubtotal() {
            return code.isEmpty();
        }
    }

    /** @param basicFarmland of which permanent basic farmland; empty when none */
    record OwnerRow(String owner, String nature, String total, String basicFarmland, List<String> cells, boolean sum) {}

    static ClassTable of(MeasuredAreas areas) {
        List<Column> columns = columns(areas);
        List<Owner> owners = owners(areas);
        List<Band> bands = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS) {
            List<Column> part = columns.subList(from, Math.min(columns.size(), from + COLUMNS));
            List<OwnerRow> rows = new ArrayList<>();
            for (Owner owner : owners) {
                rows.add(row(areas, owner, part));
            }
            bands.add(new Band(groups(part), List.copyOf(part), rows, from + COLUMNS >= columns.size()));
        }
        return new ClassTable(bands, areas.total().toPlainString());
    }

    /** @param uncovered what this line has besides its rows */
    private record Owner(String label, String nature, Set<Row> rows, BigDecimal uncovered, boolean sum) {}

    private static List<Column> columns(MeasuredAreas areas) {
        Map<BroadClass, TreeSet<String>> codes = new TreeMap<>();
        Map<BroadClass, TreeSet<String>> ridges = new TreeMap<>();
        for (Row row : areas.rows()) {
            BroadClass broad = areas.broadClass(row.landClass());
            codes.computeIfAbsent(broad, c -> new TreeSet<>());
            (row.ridge() ? ridges : codes)
                    .computeIfAbsent(broad, c -> new TreeSet<>())
                    .add(row.landClass());
        }
        List<Column> columns = new ArrayList<>();
        codes.forEach((broad, classes) -> {
            columns.add(new Column("", "小计", broad, false));
            classes.forEach(code -> columns.add(new Column(code, areas.className(code), broad, false)));
            ridges.getOrDefault(broad, new TreeSet<>())
                    .forEach(code -> columns.add(new Column(code, areas.className(code) + "（扣除）", broad, true)));
        });
        return columns;
    }

    private static List<Owner> owners(MeasuredAreas areas) {
        Map<String, Owner> owners = new java.util.LinkedHashMap<>();
        Set<Row> state = new LinkedHashSet<>();
        Set<Row> collective = new LinkedHashSet<>();
        for (Row row : areas.rows()) {
            boolean isState = MeasuredAreas.isStateOwned(row);
            String nature = isState ? "国有" : "集体";
            owners.computeIfAbsent(
                            MeasuredAreas.ownerLabel(row) + "|" + nature,
                            key -> new Owner(
                                    MeasuredAreas.ownerLabel(row),
                                    nature,
                                    new LinkedHashSet<>(),
                                    BigDecimal.ZERO,
                                    false))
                    .rows()
                    .add(row);
            (isState ? state : collective).add(row);
        }
        List<Owner> all = new ArrayList<>(owners.values());
        if (!state.isEmpty() && !collective.isEmpty()) {
            all.add(new Owner("国有土地合计", "国有", state, BigDecimal.ZERO, true));
            all.add(new Owner("集体土地合计", "集体", collective, BigDecimal.ZERO, true));
        }
        if (areas.uncovered().signum() != 0) {
            all.add(new Owner("未覆盖", "", Set.of(), areas.uncovered(), false));
        }
        all.add(new Owner("总　计", "", new LinkedHashSet<>(areas.rows()), areas.uncovered(), true));
        return all;
    }

    private static List<Group> groups(List<Column> columns) {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= columns.size(); i++) {
            if (i == columns.size()
                    || columns.get(i).group() != columns.get(from).group()) {
                groups.add(new Group(columns.get(from).group().nameZh(), i - from));
                from = i;
            }
        }
        return groups;
    }

    private static OwnerRow row(MeasuredAreas areas, Owner owner, List<Column> columns) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(text(areas.sum(row -> owner.rows().contains(row)
                    && (column.isSubtotal()
                            ? areas.broadClass(row.landClass()) == column.group()
                            : row.landClass().equals(column.code()) && row.ridge() == column.ridge()))));
        }
        return new OwnerRow(
                owner.label(),
                owner.nature(),
                text(areas.sum(owner.rows()::contains).add(owner.uncovered())),
                text(areas.sum(row -> owner.rows().contains(row) && row.basicFarmland())),
                cells,
                owner.sum());
    }

    private static String text(BigDecimal hectares) {
        return hectares.signum() == 0 ? "" : hectares.toPlainString();
    }
}
