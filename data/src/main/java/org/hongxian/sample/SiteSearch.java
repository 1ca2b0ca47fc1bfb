package org.hongxian.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Finds places for red lines: inside 青禾县, outside town and ecological red line, none twice. */
final class SiteSearch {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final SampleRegion region;
    private final List<Block> blocks = new ArrayList<>();
    private final Set<Block> taken = new HashSet<>();

    SiteSearch(SampleRegion region) {
        this.region = region;
        for (int row = 1; row < region.size().rows() - 1; row++) {
            for (int column = 1; column < region.size().columns() - 1; column++) {
                blocks.add(new Block(column, row));
            }
        }
        RegionSize size = region.size();
        blocks.sort(Comparator.comparingDouble(
                block -> County.QINGHE.blocksFromSeat(block.column() + 0.5, block.row() + 0.5, size)));
    }

    /**
     * Middle of a place without basic farmland, as close to the county town as there is one.
     *
     * @param reachMetres how far from the middle the red line goes
     * @throws IllegalStateException if this region has none
     */
    Coordinate withoutBasicFarmland(double reachMetres) {
        return find(reachMetres, false);
    }

    /** Middle of a place in the midst of basic farmland. */
    Coordinate inBasicFarmland(double reachMetres) {
        return find(reachMetres, true);
    }

    private Coordinate find(double reachMetres, boolean basicFarmland) {
        for (Block block : blocks) {
            Coordinate middle = region.middle(block.column(), block.row());
            List<Block> touched = touched(block, GEOMETRY.createPoint(middle).buffer(reachMetres));
            if (touched.stream().allMatch(near -> isUsable(near) && isBasicFarmland(near) == basicFarmland)) {
                taken.addAll(touched);
                return middle;
            }
        }
        throw new IllegalStateException("this region has no place for a sample red line; take another seed or size");
    }

    private List<Block> touched(Block middle, Geometry reach) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(reach);
        var touched = new ArrayList<Block>();
        for (int row = middle.row() - 1; row <= middle.row() + 1; row++) {
            for (int column = middle.column() - 1; column <= middle.column() + 1; column++) {
                Polygon outline = region.blockOutline(column, row);
                if (prepared.intersects(outline)) {
                    touched.add(new Block(column, row));
                }
            }
        }
        return touched;
    }

    private boolean isUsable(Block block) {
        return region.county(block.column(), block.row()) == County.QINGHE
                && !region.plan().isUrbanDevelopment(block.column(), block.row())
                && !region.plan().isEcological(block.column(), block.row())
                && !taken.contains(block);
    }

    private boolean isBasicFarmland(Block block) {
        return region.plan().isBasicFarmland(block.column(), block.row());
    }

    private record Block(int column, int row) {}
}
