package org.hongxian.map.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.ParcelReader;
import org.locationtech.jts.geom.Envelope;

/** One tile of parcels too small to be told apart: the areas of every class, grown together, as fine as the largest size allows. */
final class GeneralisedTile {

    /** Attribute that says that borders are not those of parcels. */
    static final String GENERALISED = "generalised";

    private static final String YES = "true";
    /** With cells of this many tile units a tile is small enough whatever is in it. */
    private static final int COARSEST = ParcelShape.RIM;

    private final TileContent content;
    private final List<String> classes = new ArrayList<>();
    private final Map<String, Character> numbers = new HashMap<>();

    GeneralisedTile(TileContent content) {
        this.content = content;
        classes.add("");
    }

    /**
     * @param bounds of the tile, easting first, in the system of the grid
     * @param finest side of the cells to begin with, in tile units; a power of two
     */
    EncodedTile encode(String layer, List<ParcelTile.Source> sources, Envelope bounds, int finest, int mostBytes) {
        var raster = new ClassRaster(finest);
        for (ParcelTile.Source source : sources) {
            fill(source, bounds, raster);
        }
        while (true) {
            EncodedTile tile = encode(layer, raster);
            if (tile.bytes().length <= mostBytes || raster.cell() == COARSEST) {
                return tile;
            }
            raster = raster.coarser();
        }
    }

    private void fill(ParcelTile.Source source, Envelope bounds, ClassRaster raster) {
        source.groundOf(bounds).ifPresent(ground -> {
            PackedCoverage coverage = source.coverage();
            int field = content.classField() == null ? -1 : coverage.fields().indexOf(content.classField());
            var known = new char[field < 0 ? 0 : coverage.texts(field).size()];
            raster.fill(
                    new ParcelReader(coverage),
                    new TilePlane(source.projection(), bounds, ground),
                    ground,
                    parcel -> field < 0 ? number("") : number(coverage, field, coverage.value(field, parcel), known));
        });
    }

    private char number(PackedCoverage coverage, int field, int value, char[] known) {
        if (known[value] == ClassRaster.NOTHING) {
            known[value] = number(coverage.texts(field).get(value));
        }
        return known[value];
    }

    private char number(String text) {
        return numbers.computeIfAbsent(text, unseen -> {
            classes.add(text);
            return (char) (classes.size() - 1);
        });
    }

    private EncodedTile encode(String layer, ClassRaster raster) {
        var writer = new LayerWriter();
        boolean hasClass = content.classField() != null;
        String[] keys = hasClass ? new String[] {GENERALISED, content.classField()} : new String[] {GENERALISED};
        int yes = writer.value(YES);
        new RasterRegions(raster).trace((landClass, rings) -> {
            String text = classes.get(landClass);
            boolean tagged = hasClass && !text.isEmpty();
            int[] tags = tagged ? new int[] {0, yes, 1, writer.value(text)} : new int[] {0, yes};
            writer.feature(tags, tags.length, rings);
        });
        return new EncodedTile(writer.tile(layer, keys), writer.features());
    }
}
