package org.hongxian.gis.packed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.area.EllipsoidDensity;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsDefinition;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Makes a coverage file from features that come one by one, in any order. The same features in the same order give the same bytes.
 *
 * <p>In memory are kept some seventy bytes per parcel and the ids; points wait in a second file beside the target. The target
 * appears whole or not at all. An invalid feature goes in repaired and is named in the result; the stored feature is not touched.
 */
public final class PackedCoverageWriter implements AutoCloseable {

    /** Attribute names of one layer; a file with more is no table of land. */
    private static final int MOST_COLUMNS = 256;

    private static final int MOST_NAMED = 1_000;

    private final Path target;
    private final CrsDefinition crs;
    private final PointSpool spool;
    private final Map<String, Column> columns = new TreeMap<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final IdTexts ids = new IdTexts();
    private final List<String> repaired = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final RingBuffer buffer = new RingBuffer();

    private @Nullable PackedGrid grid;
    private int[] boxes = new int[HilbertTree.BOX * 1024];
    private int parcels;

    /**
     * @param crs a Gauss-Krüger zone; coordinates are expected in it
     * @throws IllegalArgumentException if the CRS is not a zone: areas have no plane then
     */
    public PackedCoverageWriter(Path target, CrsDefinition crs) throws IOException {
        if (!crs.isZone()) {
            throw new IllegalArgumentException("a coverage file is in a zone, not in " + crs.code());
        }
        this.target = target;
        this.crs = crs;
        this.spool = new PointSpool(target.resolveSibling(target.getFileName() + ".points"));
    }

    /**
     * @param geometry polygonal, easting first; never modified
     * @throws CoordinateOutOfRangeException if it lies more than 214 km from the first feature
     */
    public void add(String id, Geometry geometry, Map<String, String> attributes) {
        MultiPolygon parcel = Polygonal.areas(geometry);
        if (!Polygonal.isValid(geometry)) {
            parcel = Polygonal.repaired(geometry);
            name(id, repaired);
        }
        if (parcel.isEmpty()) {
            name(id, skipped);
            return;
        }
        if (grid == null) {
            grid = PackedGrid.around(parcel.getEnvelopeInternal().centre());
        }
        if (!buffer.fill(parcel, grid)) {
            name(id, skipped);
            return;
        }
        if (boxes.length == HilbertTree.BOX * parcels) {
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
        }
        boxes[HilbertTree.BOX * parcels] = buffer.minX;
        boxes[HilbertTree.BOX * parcels + 1] = buffer.minY;
        boxes[HilbertTree.BOX * parcels + 2] = buffer.maxX;
        boxes[HilbertTree.BOX * parcels + 3] = buffer.maxY;
        spool.add(buffer);
        ids.add(id);
        attributes.forEach(this::value);
        parcels++;
    }

    /** Enough to look at; a file in which everything is invalid must not be mostly names. */
    private static void name(String id, List<String> named) {
        if (named.size() < MOST_NAMED) {
            named.add(id);
        }
    }

    private void value(String field, String text) {
        Column column = columns.get(field);
        if (column == null) {
            if (columns.size() == MOST_COLUMNS) {
                if (leftOut.size() < MOST_COLUMNS) {
                    leftOut.add(field);
                }
                return;
            }
            column = new Column();
            columns.put(field, column);
        }
        column.add(parcels, text);
    }

    /**
     * Orders, packs and writes everything.
     *
     * @param source identifies the exact data, for instance the digest of the layer version
     * @throws IOException if the file cannot be written; nothing is left of it then
     */
    public void finish(String source) throws IOException {
        finish(source, () -> true);
    }

    /**
     * As {@link #finish(String)}, for somebody who may not want to wait for it: a million parcels take half a minute.
     *
     * @param goesOn asked many times a second
     * @throws CancellationException if it does not; nothing is left of the file then
     */
    public void finish(String source, BooleanSupplier goesOn) throws IOException {
        boxes = Arrays.copyOf(boxes, HilbertTree.BOX * parcels);
        int[] order = HilbertTree.order(boxes, parcels);
        var ordered = new int[boxes.length];
        for (int i = 0; i < parcels; i++) {
            System.arraycopy(boxes, HilbertTree.BOX * order[i], ordered, HilbertTree.BOX * i, HilbertTree.BOX);
        }
        boxes = ordered;
        columns.entrySet().removeIf(column -> column.getValue().isTooVaried() && leftOut.add(column.getKey()));
        columns.values().forEach(column -> column.finish(parcels));
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (var out = new SectionWriter(unfinished, goesOn)) {
            PackedHeader header = write(source, order, out);
            out.header(header);
            try (PackedCoverage coverage = PackedCoverage.open(unfinished)) {
                out.replaceLast(SelfOverlaps.of(coverage, goesOn)::write);
            }
            out.header(header.withSections(out.sections()));
            out.publish(target);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Everything but what the parcels have in common, which only the written coverage can tell. */
    private PackedHeader write(String source, int[] order, SectionWriter out) throws IOException {
        PackedGrid origin = grid == null ? new PackedGrid(0, 0) : grid;
        int[] nodes = HilbertTree.nodes(boxes, parcels);
        Envelope envelope = envelope(nodes, origin);
        @Nullable
        EllipsoidDensity density =
                parcels == 0 ? null : EllipsoidDensity.over(crs, envelope).orElse(null);
        out.section(section -> section.ints(boxes));
        out.section(section -> section.ints(nodes));
        out.section(section -> spool.firstRings(order, section));
        out.section(section -> spool.firstPoints(order, section));
        out.section(section -> spool.points(order, section));
        out.section(section -> areas(order, new DensitySeries(density, origin, false), section));
        out.section(section -> columns.values().forEach(column -> column.numbers(order, section)));
        out.section(section -> columns.values().forEach(column -> column.texts(section)));
        out.section(section -> ids.write(order, section));
        var clearances = new byte[Math.multiplyExact(Clearance.BYTES, parcels)];
        out.section(section -> levels(order, clearances, section));
        out.section(section -> section.bytes(clearances, 0, clearances.length));
        out.section(SelfOverlaps.none()::write);
        return new PackedHeader(
                source,
                crs.code().epsg(),
                origin.originEasting(),
                origin.originNorthing(),
                new double[] {envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY()},
                parcels,
                spool.rings(),
                spool.points(),
                List.copyOf(columns.keySet()),
                columns.values().stream().mapToInt(Column::width).toArray(),
                List.copyOf(leftOut),
                repaired,
                skipped,
                out.sections());
    }

    private void areas(int[] order, DensitySeries density, SectionWriter out) {
        for (int i = 0; i < parcels; i++) {
            spool.read(order[i], buffer);
            buffer.box(boxes, i);
            out.number(buffer.area() * PackedGrid.SQUARE_METRES_PER_UNIT);
            out.number(buffer.ellipsoidalArea(density) * PackedGrid.SQUARE_METRES_PER_UNIT);
        }
    }

    /** @param clearances gets those of all parcels */
    private void levels(int[] order, byte[] clearances, SectionWriter out) {
        var pointLevels = new PointLevels();
        var clearance = new Clearance();
        int points = 0;
        int lower = 0;
        for (int i = 0; i < parcels; i++) {
            spool.read(order[i], buffer);
            byte[] levels = pointLevels.of(buffer);
            for (int point = 0; point < buffer.length() / 2; point++) {
                if (points++ % 2 == 0) {
                    lower = levels[point];
                } else {
                    out.number((byte) (lower | levels[point] << 4));
                }
            }
            clearance.ofAll(buffer, levels, clearances, Clearance.BYTES * i);
        }
        if (points % 2 == 1) {
            out.number((byte) lower);
        }
    }

    private Envelope envelope(int[] nodes, PackedGrid origin) {
        if (parcels == 0) {
            return new Envelope(0, 0, 0, 0);
        }
        int[] in = nodes.length == 0 ? boxes : nodes;
        int root = in.length - HilbertTree.BOX;
        return new Envelope(
                origin.easting(in[root]),
                origin.easting(in[root + 2]),
                origin.northing(in[root + 1]),
                origin.northing(in[root + 3]));
    }

    /** Gives up what is unfinished. */
    @Override
    public void close() throws IOException {
        spool.close();
    }
}
