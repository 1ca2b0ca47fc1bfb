package org.hongxian.gis.coordinatefile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How one receiver wants its boundary TXT. All have nine fields in the plot line, closing rows, and X (northing) first.
 *
 * @param name as on the command line
 * @param decimals of the coordinates, metres
 */
public record TextProfile(String name, Charset charset, String lineEnd, int decimals) {

    /** UTF-8 without byte order mark, CRLF, 0.1 mm. */
    public static final TextProfile MINISTRY = new TextProfile("ministry", StandardCharsets.UTF_8, "\r\n", 4);

    /** As {@link #MINISTRY}, in the GBK encoding older receivers expect. */
    public static final TextProfile MINISTRY_GBK = new TextProfile("ministry-gbk", Charset.forName("GBK"), "\r\n", 4);

    public static List<TextProfile> list() {
        return List.of(MINISTRY, MINISTRY_GBK);
    }

    public static Optional<TextProfile> find(String name) {
        return list().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
