package org.hongxian.gis.wkt;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.DroppedHeights;
import org.hongxian.gis.coordinatefile.FeaturePlots;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.RawFeature;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.util.AssertionFailedException;

/** Cuts a text into geometries by their brackets, which also bounds how deep they nest, and has JTS read each. */
final class WktFileReader {

    private static final int DEEPEST = 8;
    /** The system and the name of a type are short; a text that has no bracket after them is no geometry. */
    private static final int LONGEST_BEFORE_BRACKET = 1000;

    private static final Pattern OTHER_TYPE = Pattern.compile("(?i)\\s*(" + WktFormat.OTHER_TYPES + ")\\b");
    private static final Pattern SRID = Pattern.compile("(?i)\\s*SRID\\s*=\\s*(\\d{1,7})\\s*;");

    private final String fileName;
    private final ReadOptions options;
    private final FeaturePlots plots;
    private final DroppedHeights heights;
    private final StringBuilder text = new StringBuilder();
    private int firstLine;
    private int depth;
    private boolean opened;
    private String srid = "";

    WktFileReader(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.options = options;
        this.plots = new FeaturePlots(fileName, options);
        this.heights = new DroppedHeights(plots);
    }

    ReadResult read(byte[] content) {
        TextEncoding encoding = TextEncoding.detect(content)
                .orElseThrow(() -> new UnusableFileException(fileName, UnusableReason.ENCODING_UNKNOWN));
        plots.encoding(encoding.charset().name());
        int mark = encoding.byteOrderMark();
        var bytes = new ByteArrayInputStream(content, mark, content.length - mark);
        try (var lines = new BufferedReader(new InputStreamReader(bytes, encoding.charset()))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                readLine(++number, line);
            }
            if (!text.toString().isBlank()) {
                geometry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
        return plots.result(WktFormat.NAMES.name());
    }

    private void readLine(int number, String line) {
        if (!opened && line.isBlank()) {
            return;
        }
        if (text.length() == 0) {
            firstLine = number;
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c);
            if (c == '(') {
                opened = true;
                depth++;
                if (depth > DEEPEST) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.WKT_TOO_DEEP, Integer.toString(number), Integer.toString(DEEPEST));
                }
            } else if (c == ')' && --depth <= 0) {
                geometry();
            }
        }
        boolean empty = line.stripTrailing().toUpperCase(Locale.ROOT).endsWith("EMPTY");
        if (!opened
                && (empty
                        || text.length() > LONGEST_BEFORE_BRACKET
                        || text.toString().isBlank())) {
            geometry();
        } else if (text.length() > 0) {
            text.append('\n');
        }
    }

    /** Reads what was gathered, and begins anew. */
    private void geometry() {
        String gathered = text.toString().replaceFirst("^[\\s;]+", "");
        text.setLength(0);
        depth = 0;
        opened = false;
        if (gathered.isBlank()) {
            return;
        }
        if (gathered.chars().filter(c -> c == ',').count() > options.limits().points()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_POINTS,
                    Integer.toString(options.limits().points()));
        }
        Matcher matcher = SRID.matcher(gathered);
        boolean stated = matcher.lookingAt();
        if (stated) {
            system(matcher.group(1));
        }
        parse(stated ? gathered.substring(matcher.end()) : gathered);
    }

    private void system(String written) {
        String code = Integer.toString(Integer.parseInt(written));
        if (code.equals(srid) || code.equals("0")) {
            return;
        }
        if (!srid.isEmpty()) {
            throw new UnusableFileException(fileName, UnusableReason.CRS_DIFFERS, "EPSG:" + srid, "EPSG:" + code);
        }
        srid = code;
        CrsCatalogue.find(new CrsCode(Integer.parseInt(code)))
                .map(CrsDefinition::code)
                .ifPresentOrElse(plots::crs, () -> {
                    if (options.crs() == null) {
                        throw new UnusableFileException(fileName, UnusableReason.CRS_NOT_SUPPORTED, "EPSG:" + code);
                    }
                });
    }

    private void parse(String wkt) {
        Matcher other = OTHER_TYPE.matcher(wkt);
        if (other.lookingAt()) {
            plots.feature(
                    new RawFeature(Map.of(), other.group(1).toUpperCase(Locale.ROOT), null, List.of(), firstLine));
            return;
        }
        try {
            add(new WKTReader().read(wkt));
        } catch (IllegalArgumentException | AssertionFailedException e) {
            parseLeniently(wkt);
        } catch (ParseException e) {
            unreadable(wkt);
        }
    }

    /** Rings that do not close are closed, and said to have been open. */
    private void parseLeniently(String wkt) {
        var lenient = new WKTReader();
        lenient.setFixStructure(true);
        try {
            Geometry geometry = lenient.read(wkt);
            plots.findings().add(IssueCode.UNCLOSED_RING, Place.line(firstLine), Map.of());
            add(geometry);
        } catch (IllegalArgumentException | AssertionFailedException | ParseException e) {
            unreadable(wkt);
        }
    }

    private void unreadable(String wkt) {
        plots.findings()
                .add(
                        IssueCode.UNREADABLE_LINE,
                        Place.line(firstLine),
                        Map.of("text", Findings.excerpt(wkt), "expected", "POLYGON ((E N, E N, ...))"));
    }

    private void add(Geometry geometry) {
        var rings = new ArrayList<double[]>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                rings.add(flat(polygon.getExteriorRing()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(flat(polygon.getInteriorRingN(hole)));
                }
            }
        }
        plots.feature(new RawFeature(Map.of(), geometry.getGeometryType(), null, rings, firstLine));
    }

    private double[] flat(LineString ring) {
        Coordinate[] coordinates = ring.getCoordinates();
        double[] flat = new double[2 * coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            heights.seen(!Double.isNaN(coordinates[i].getZ()) || !Double.isNaN(coordinates[i].getM()));
            flat[2 * i] = coordinate(coordinates[i].x);
            flat[2 * i + 1] = coordinate(coordinates[i].y);
        }
        return flat;
    }

    private double coordinate(double value) {
        if (!(Math.abs(value) <= ReadLimits.LARGEST_COORDINATE)) {
            plots.findings()
                    .add(
                            IssueCode.NUMBER_INVALID,
                            Place.line(firstLine),
                            Map.of("field", "WKT", "text", Double.toString(value)));
            return 0;
        }
        return value;
    }
}
