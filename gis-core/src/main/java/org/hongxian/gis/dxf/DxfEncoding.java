package org.hongxian.gis.dxf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.TextEncoding;

/**
 * Character encoding of the names and texts. Numbers and keywords are ASCII in all of them.
 *
 * <p>The bytes decide before the header does: many programs state {@code ANSI_936} and write UTF-8, or the other way round.
 *
 * @param isStated whether bytes or header leave no doubt
 */
record DxfEncoding(Charset charset, int byteOrderMark, boolean isStated) {

    private static final int HEADER_BYTES = 1 << 16;
    private static final Pattern CODE_PAGE = Pattern.compile("\\$DWGCODEPAGE\\s+3\\s+(\\w+)");
    private static final Map<String, String> CHARSETS = Map.of(
            "ANSI_936", "GBK",
            "GB2312", "GBK",
            "ANSI_950", "Big5",
            "ANSI_932", "windows-31j",
            "ANSI_949", "x-windows-949",
            "ANSI_1252", "windows-1252",
            "ANSI_1251", "windows-1251",
            "UTF-8", "UTF-8");

    static DxfEncoding of(byte[] content) {
        Optional<TextEncoding> detected = TextEncoding.detect(content);
        if (detected.isPresent()
                && (detected.get().byteOrderMark() > 0
                        || detected.get().charset().equals(StandardCharsets.UTF_8))) {
            return new DxfEncoding(detected.get().charset(), detected.get().byteOrderMark(), true);
        }
        Optional<Charset> stated = stated(content);
        if (stated.isPresent()) {
            return new DxfEncoding(stated.get(), 0, true);
        }
        return new DxfEncoding(detected.map(TextEncoding::charset).orElse(Charset.forName("GB18030")), 0, false);
    }

    private static Optional<Charset> stated(byte[] content) {
        int length = Math.min(content.length, HEADER_BYTES);
        Matcher matcher = CODE_PAGE.matcher(new String(content, 0, length, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(CHARSETS.get(matcher.group(1).toUpperCase(Locale.ROOT)))
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }
}
