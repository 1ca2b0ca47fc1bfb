package org.hongxian.gis.packed;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.hongxian.gis.area.EllipsoidDensity;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.PackedHeader.Extent;
import org.hongxian.gis.packed.PackedHeader.Section;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A coverage file, mapped into memory and checked against its checksums when opened. Immutable, safe for use by several threads;
 * parcels are numbered from 0 in the order of the file.
 *
 * <p>The file must not be changed while it is open: a new one is written beside it and renamed. If somebody does cut it off,
 * whoever reads gets a {@link DamagedCoverageException}, never a wrong area. One overwritten in place at the same length is found out
 * when it is opened again, not before.
 */
public final class PackedCoverage implements AutoCloseable {

    private static final String CUT_OFF = "cut off while it was in use";

    final PackedGrid grid;
    final IntBuffer boxes;
    final IntBuffer nodes;
    final int[] levels;
    final IntBuffer firstRings;
    final IntBuffer firstPoints;
    final IntBuffer points;
    final DoubleBuffer areas;
    final @Nullable EllipsoidDensity density;

    private final Path file;
    private final RandomAccessFile opened;
    private final long length;
    private final PackedHeader header;
    private final ByteBuffer values;
    private final int[] valueOffsets;
    private final SelfOverlaps overlaps;
    private final IntBuffer idEnds;
    private final ByteBuffer ids;
    private final ByteBuffer levelsOfPoints;
    private final ByteBuffer clearances;
    private final List<List<String>> texts;

    private PackedCoverage(Path file, RandomAccessFile opened, PackedHeader header, List<ByteBuffer> sections)
            throws IOException {
        this.file = file;
        this.opened = opened;
        this.length = opened.length();
        this.header = header;
        this.grid = new PackedGrid(header.originEasting(), header.originNorthing());
        this.boxes = ints(sections, Section.BOXES);
        this.nodes = ints(sections, Section.NODES);
        this.levels = HilbertTree.levels(header.parcels());
        this.firstRings = ints(sections, Section.FIRST_RINGS);
        this.firstPoints = ints(sections, Section.FIRST_POINTS);
        this.points = ints(sections, Section.POINTS);
        this.areas = sections.get(Section.AREAS.ordinal()).asDoubleBuffer();
        this.values = sections.get(Section.VALUES.ordinal());
        this.valueOffsets = new int[header.widths().length];
        for (int f = 1; f < valueOffsets.length; f++) {
            valueOffsets[f] =
                    Math.addExact(valueOffsets[f - 1], Math.multiplyExact(header.widths()[f - 1], header.parcels()));
        }
        this.overlaps = SelfOverlaps.read(ints(sections, Section.OVERLAPS));
        this.texts =
                texts(sections.get(Section.TEXTS.ordinal()), header.fields().size());
        ByteBuffer idSection = sections.get(Section.IDS.ordinal());
        this.idEnds = idSection
                .slice(0, Integer.BYTES * header.parcels())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        this.ids =
                idSection.slice(Integer.BYTES * header.parcels(), idSection.limit() - Integer.BYTES * header.parcels());
        this.levelsOfPoints = sections.get(Section.LEVELS.ordinal());
        this.clearances = sections.get(Section.CLEARANCES.ordinal());
        this.density = header.parcels() == 0
                ? null
                : EllipsoidDensity.over(CrsCatalogue.get(crs()), envelope()).orElse(null);
    }

    /**
     * @throws DamagedCoverageException if it is not a coverage file, or not whole, or not as it was written
     * @throws IOException if it cannot be read at all
     */
    public static PackedCoverage open(Path file) throws IOException {
        var opened = new RandomAccessFile(file.toFile(), "r");
        try {
            return open(file, opened);
        } catch (InternalError e) {
            opened.close();
            throw new DamagedCoverageException(file, CUT_OFF, e);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static PackedCoverage open(Path file, RandomAccessFile opened) throws IOException {
        FileChannel channel = opened.getChannel();
        PackedHeader header = header(file, channel);
        var sections = new ArrayList<ByteBuffer>();
        for (Extent extent : header.sections()) {
            ByteBuffer section = channel.map(MapMode.READ_ONLY, extent.offset(), extent.bytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (checksum(section) != extent.crc32c()) {
                throw new DamagedCoverageException(
                        file, "section " + Section.values()[sections.size()] + " does not match its checksum");
            }
            sections.add(section);
        }
        return new PackedCoverage(file, opened, header, sections);
    }

    private static PackedHeader header(Path file, FileChannel channel) throws IOException {
        ByteBuffer beginning = ByteBuffer.allocate(PackedHeader.BEGINNING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(beginning, 0);
        if (beginning.flip().remaining() < PackedHeader.BEGINNING_BYTES || beginning.getLong() != PackedHeader.MAGIC) {
            throw new DamagedCoverageException(file, "not a coverage file of this version");
        }
        long offset = beginning.getLong();
        int length = beginning.getInt();
        int sum = beginning.getInt();
        if (length <= 0 || offset < PackedHeader.BEGINNING_BYTES || offset + length != channel.size()) {
            throw new DamagedCoverageException(file, "not as long as it says");
        }
        ByteBuffer json = ByteBuffer.allocate(length);
        channel.read(json, offset);
        if ((int) checksum(json.flip()) != sum) {
            throw new DamagedCoverageException(file, "its header does not match its checksum");
        }
        try {
            PackedHeader header = JsonMapper.shared().readValue(json.array(), PackedHeader.class);
            if (header.sections().size() == Section.values().length) {
                return header;
            }
        } catch (JacksonException e) {
            throw new DamagedCoverageException(file, "its header cannot be read", e);
        }
        throw new DamagedCoverageException(file, "it lacks a section");
    }

    /**
     * Runs what reads a lot. Reading a mapped file somebody has cut off gives zeros first and an error some instructions later, so
     * the length is asked again before any result is let out.
     *
     * @throws DamagedCoverageException if the file is not whole any more
     */
    void reading(Runnable reader) {
        try {
            reader.run();
        } catch (InternalError e) {
            throw new DamagedCoverageException(file, CUT_OFF, e);
        } catch (RuntimeException e) {
            // Zeros where the rest of the file was lead anywhere, for instance to a ring of negative length.
            if (isWhole()) {
                throw e;
            }
            throw new DamagedCoverageException(file, CUT_OFF, e);
        }
        if (!isWhole()) {
            throw new DamagedCoverageException(file, CUT_OFF);
        }
    }

    private boolean isWhole() {
        try {
            return opened.length() == length;
        } catch (IOException e) {
            throw new DamagedCoverageException(file, CUT_OFF, e);
        }
    }

    /** Lets go of the file; nothing may be asked afterwards. */
    @Override
    public void close() throws IOException {
        opened.close();
    }

    /** Identifies the exact data the file was made from. */
    public String source() {
        return header.source();
    }

    public CrsCode crs() {
        return new CrsCode(header.crs());
    }

    /** Of all parcels, easting first, metres. */
    public Envelope envelope() {
        double[] e = header.envelope();
        return new Envelope(e[0], e[2], e[1], e[3]);
    }

    public int parcels() {
        return header.parcels();
    }

    /** Points of all parcels, closing points not counted. */
    public int points() {
        return header.points();
    }

    /** The attributes that can be grouped by, in the order of their columns. */
    public List<String> fields() {
        return header.fields();
    }

    /** Attributes without a column: ids, measured areas and others that differ from parcel to parcel. */
    public List<String> leftOut() {
        return header.leftOut();
    }

    /** Which parcels share ground, which no two parcels of a coverage should. */
    SelfOverlaps overlaps() {
        return overlaps;
    }

    /** Ids of features that were not valid and are measured repaired, the first thousand. */
    public List<String> repaired() {
        return header.repaired();
    }

    /** Ids of features without area, which are not here, the first thousand. */
    public List<String> skipped() {
        return header.skipped();
    }

    public String id(int parcel) {
        var text = new byte[idLength(parcel)];
        id(parcel, text, 0);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Copies the UTF-8 bytes of an id and tells how many they are; the array has to have room for them. */
    public int id(int parcel, byte[] into, int at) {
        int begin = parcel == 0 ? 0 : idEnds.get(parcel - 1);
        int length = idEnds.get(parcel) - begin;
        ids.get(begin, into, at, length);
        return length;
    }

    /** Bytes the id of a parcel takes. */
    public int idLength(int parcel) {
        return idEnds.get(parcel) - (parcel == 0 ? 0 : idEnds.get(parcel - 1));
    }

    /** @throws IllegalArgumentException if the field is not kept */
    public int field(String name) {
        int field = header.fields().indexOf(name);
        if (field < 0) {
            throw new IllegalArgumentException(name + " is not one of " + header.fields());
        }
        return field;
    }

    /** Number of the value a parcel has in a field; parcels with the same text have the same number. */
    public int value(int field, int parcel) {
        return header.widths()[field] == Byte.BYTES
                ? values.get(valueOffsets[field] + parcel) & 0xFF
                : values.getChar(valueOffsets[field] + Character.BYTES * parcel);
    }

    /** Every value of a field once, by its number: sorted, so that numbers compare as texts do. */
    public List<String> texts(int field) {
        return texts.get(field);
    }

    /** On the plane of the CRS. */
    public double planarSquareMetres(int parcel) {
        return areas.get(2 * parcel);
    }

    /** On the ellipsoid; not a number where no ellipsoidal area is prescribed. */
    public double ellipsoidalSquareMetres(int parcel) {
        return areas.get(2 * parcel + 1);
    }

    /** The parcel as a geometry, easting first, in metres: for what is displayed or drawn. */
    public MultiPolygon geometry(int parcel) {
        var buffer = new RingBuffer();
        read(parcel, buffer);
        return buffer.geometry(grid);
    }

    /** Copies the rings of a parcel; its box stays what it was. */
    void read(int parcel, RingBuffer into) {
        int ring = firstRings.get(parcel);
        int rings = firstRings.get(parcel + 1) - ring;
        int begin = firstPoints.get(ring);
        int length = 2 * (firstPoints.get(ring + rings) - begin);
        into.reserve(rings, length);
        for (int i = 0; i < rings; i++) {
            into.ringEnds[i] = 2 * (firstPoints.get(ring + i + 1) - begin);
        }
        into.rings = rings;
        points.get(2 * begin, into.points, 0, length);
    }

    /** Copies the rings of a parcel without the points left out at a level; see {@link PointLevels}. */
    void read(int parcel, int level, RingBuffer into) {
        read(parcel, into);
        if (level > 0) {
            int first = firstPoints.get(firstRings.get(parcel));
            int bytes = PointLevels.bytes(first + into.length() / 2) - first / 2;
            into.reserveLevels(bytes);
            levelsOfPoints.get(first / 2, into.levels, 0, bytes);
            into.keep(level, first % 2);
        }
    }

    /** Of a parcel as it is at a level, in units of the file; never more than it is. See {@link Clearance}. */
    double clearance(int parcel, int level) {
        return Clearance.unpacked(clearances.get(Clearance.BYTES * parcel + level));
    }

    private static IntBuffer ints(List<ByteBuffer> sections, Section section) {
        return sections.get(section.ordinal()).asIntBuffer();
    }

    private static long checksum(ByteBuffer bytes) {
        var sum = new CRC32C();
        sum.update(bytes.duplicate());
        return sum.getValue();
    }

    private static List<List<String>> texts(ByteBuffer section, int fields) {
        ByteBuffer from = section.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var all = new ArrayList<List<String>>();
        for (int f = 0; f < fields; f++) {
            var texts = new ArrayList<String>();
            int size = from.getInt();
            for (int i = 0; i < size; i++) {
                var text = new byte[from.getInt()];
                from.get(text);
                texts.add(new String(text, StandardCharsets.UTF_8));
            }
            all.add(List.copyOf(texts));
        }
        return List.copyOf(all);
    }
}
