package org.hongxian.sample;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** One region: everything in it follows from seed and size. */
final class SampleRegion {

    private final RegionSize size;
    private final Mesh mesh;
    private final LandPlan plan;
    private final Villages villages;
    private final BlockParcels blockParcels;

    SampleRegion(long seed, RegionSize size) {
        this.size = size;
        var noise = new Noise(seed);
        var corridors = new Corridors(noise);
        this.mesh = new Mesh(size, corridors, noise);
        this.villages = new Villages(size, noise);
        this.plan = new LandPlan(size, villages, corridors, noise);
        this.blockParcels = new BlockParcels(mesh, plan, corridors, noise);
    }

    RegionSize size() {
        return size;
    }

    LandPlan plan() {
        return plan;
    }

    /** The county a block lies in. */
    County county(int blockColumn, int blockRow) {
        return villages.at(blockColumn, blockRow).county();
    }

    /** Lattice vertex at the middle of a block. */
    Coordinate middle(int blockColumn, int blockRow) {
        int half = RegionSize.WIDE_CELLS / 2;
        return mesh.vertex(blockColumn * RegionSize.CELLS + half, blockRow * RegionSize.CELLS + half);
    }

    Polygon blockOutline(int blockColumn, int blockRow) {
        var cells = CellSet.ofRegion(size);
        cells.addBlock(blockColumn, blockRow);
        return cells.polygons(mesh).get(0);
    }

    /** A point a kilometre and a half outside of both counties. */
    Coordinate westOfEverything() {
        Coordinate corner = mesh.vertex(0, size.cellRows() / 2);
        return new Coordinate(corner.x - 1500, corner.y);
    }

    /** A point on the boundary between the counties, about half way along it. */
    Coordinate betweenCounties() {
        int row = size.rows() / 2;
        int column = 1;
        while (county(column, row) == county(column - 1, row)) {
            column++;
        }
        return mesh.vertex(column * RegionSize.CELLS, row * RegionSize.CELLS + RegionSize.WIDE_CELLS / 2);
    }

    /** Outline of both counties: where the layers were surveyed. */
    Geometry extent() {
        return outline((column, row) -> true).get(0);
    }

    void landUse(FeatureSink sink) {
        var fields = new ParcelFields(plan, villages);
        eachBlock((column, row) ->
                blockParcels.parcels(column, row).forEach(parcel -> sink.add(fields.next(parcel), parcel.boundary())));
    }

    /** Blocks of basic farmland: the cultivated parcels of a protected block, grown together. */
    void basicFarmland(FeatureSink sink) {
        var numbers = new Numbers("3006");
        eachBlock((column, row) -> {
            if (plan.isBasicFarmland(column, row)) {
                blockParcels
                        .cultivated(column, row)
                        .forEach(block -> sink.add(farmlandFields(numbers, column, row, block), block));
            }
        });
    }

    void ecological(FeatureSink sink) {
        var numbers = new Numbers("3007");
        eachCounty(county -> {
            for (Polygon zone :
                    outline((column, row) -> county(column, row) == county && plan.isEcological(column, row))) {
                Map<String, Object> fields = numbers.next(county);
                fields.put("HXMC", county.nameZh() + "水源涵养生态保护红线");
                fields.put("HXLX", "水源涵养");
                fields.put("GKLX", "一般控制区");
                fields.put("XZQDM", county.code());
                fields.put("MJ", ParcelFields.squareMetres(zone.getArea()));
                sink.add(fields, zone);
            }
        });
    }

    void urbanDevelopment(FeatureSink sink) {
        var numbers = new Numbers("3008");
        eachCounty(county -> {
            for (Polygon zone :
                    outline((column, row) -> county(column, row) == county && plan.isUrbanDevelopment(column, row))) {
                Map<String, Object> fields = numbers.next(county);
                fields.put("XZQDM", county.code());
                fields.put("XZQMC", county.nameZh());
                fields.put("GHFQDM", "500");
                fields.put("GHFQMC", "城镇集中建设区");
                fields.put("MJ", ParcelFields.squareMetres(zone.getArea()));
                sink.add(fields, zone);
            }
        });
    }

    void counties(FeatureSink sink) {
        var numbers = new Numbers("3002");
        eachCounty(county -> {
            Geometry area = together(outline((column, row) -> county(column, row) == county));
            Map<String, Object> fields = numbers.next(county);
            fields.put("YSDM", "1000600100");
            fields.put("XZQDM", county.code());
            fields.put("XZQMC", county.nameZh());
            fields.put("DCMJ", ParcelFields.squareMetres(area.getArea()));
            sink.add(fields, area);
        });
    }

    void villageUnits(FeatureSink sink) {
        var numbers = new Numbers("3003");
        var cells = new LinkedHashMap<Village, CellSet>();
        eachBlock((column, row) -> cells.computeIfAbsent(villages.at(column, row), v -> CellSet.ofRegion(size))
                .addBlock(column, row));
        cells.forEach((village, set) -> {
            Geometry area = together(set.polygons(mesh));
            Map<String, Object> fields = numbers.next(village.county());
            fields.put("ZLDWDM", village.ownerCode());
            fields.put("ZLDWMC", village.townNameZh() + village.nameZh());
            fields.put("DCMJ", ParcelFields.squareMetres(area.getArea()));
            sink.add(fields, area);
        });
    }

    private Map<String, Object> farmlandFields(Numbers numbers, int column, int row, Polygon block) {
        County county = county(column, row);
        Map<String, Object> fields = numbers.next(county);
        BigDecimal area = ParcelFields.squareMetres(block.getArea());
        fields.put("YJJBNTTBBH", county.code() + String.format("%06d", numbers.count(county)));
        fields.put("XZQDM", county.code());
        fields.put("ZLDWDM", villages.at(column, row).ownerCode());
        fields.put("TBMJ", area);
        fields.put("YJJBNTMJ", area);
        return fields;
    }

    private List<Polygon> outline(BlockTest test) {
        var cells = CellSet.ofRegion(size);
        eachBlock((column, row) -> {
            if (test.includes(column, row)) {
                cells.addBlock(column, row);
            }
        });
        return cells.polygons(mesh);
    }

    private static Geometry together(List<Polygon> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new GeometryFactory().createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    private static void eachCounty(Consumer<County> work) {
        for (County county : County.values()) {
            work.accept(county);
        }
    }

    private void eachBlock(BlockVisitor visitor) {
        for (int row = 0; row < size.rows(); row++) {
            for (int column = 0; column < size.columns(); column++) {
                visitor.visit(column, row);
            }
        }
    }

    /** Takes the features of a layer one by one. */
    interface FeatureSink {
        void add(Map<String, Object> fields, Geometry geometry);
    }

    private interface BlockVisitor {
        void visit(int column, int row);
    }

    private interface BlockTest {
        boolean includes(int column, int row);
    }

    /** Running feature numbers (BSM) of one layer, by county. */
    private static final class Numbers {

        private final String layerCode;
        private final int[] counts = new int[County.values().length];

        Numbers(String layerCode) {
            this.layerCode = layerCode;
        }

        Map<String, Object> next(County county) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("BSM", county.code() + layerCode + String.format("%08d", ++counts[county.ordinal()]));
            return fields;
        }

        int count(County county) {
            return counts[county.ordinal()];
        }
    }
}
