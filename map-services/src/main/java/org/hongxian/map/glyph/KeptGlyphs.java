package org.hongxian.map.glyph;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;
import org.hongxian.map.sheet.PdfFont;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of glyphs that were made once. A map with Chinese labels asks for some hundred of the {@value GlyphRange#RANGES} there are, each
 * program anew, and making one takes the outlines of its glyphs from the font one by one. They are let go where memory runs short; their
 * digests stay. Safe for use by several threads.
 */
public final class KeptGlyphs {

    private final IntFunction<byte[]> maker;
    private final ConcurrentHashMap<Integer, Kept> ranges = new ConcurrentHashMap<>();

    public KeptGlyphs(PdfFont font) {
        this(first -> GlyphRange.glyphs(font, first));
    }

    KeptGlyphs(IntFunction<byte[]> maker) {
        this.maker = maker;
    }

    private record Kept(String digest, SoftReference<byte[]> glyphs) {}

    /**
     * Tells one set of glyphs from another, whatever the font is called.
     *
     * @param first of 256 characters, as {@link GlyphRange#first} says it
     */
    public String digest(int first) {
        Kept known = ranges.get(first);
        return known == null ? make(first).digest() : known.digest();
    }

    /**
     * The message of one range.
     *
     * @param name of the font, as it was asked for
     * @param first of 256 characters, as {@link GlyphRange#first} says it
     */
    public byte[] write(String name, int first) {
        byte[] glyphs = null;
        while (glyphs == null) {
            glyphs = make(first).glyphs().get();
        }
        return GlyphRange.write(name, first, glyphs);
    }

    /** Who asks for the same range meanwhile waits for it rather than making it too. */
    private Kept make(int first) {
        return ranges.compute(first, (range, known) -> isThere(known) ? known : made(range));
    }

    private static boolean isThere(@Nullable Kept known) {
        return known != null && known.glyphs().get() != null;
    }

    private Kept made(int first) {
        byte[] glyphs = maker.apply(first);
        var digest = new CRC32C();
        digest.update(glyphs);
        return new Kept(Long.toHexString(digest.getValue()), new SoftReference<>(glyphs));
    }
}
