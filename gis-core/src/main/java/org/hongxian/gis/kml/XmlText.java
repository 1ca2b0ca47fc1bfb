package org.hongxian.gis.kml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, by its byte order mark, its zero bytes or its declaration. The JDK's parser decodes as well, but
 * prints to the error stream when a byte is wrong.
 */
final class XmlText {

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");
    private static final int BEGINNING = 300;

    private XmlText() {}

    /** @return what throws an {@link IOException} at bytes that are no characters of the encoding */
    static Reader of(InputStream in) throws IOException {
        var stream = new PushbackInputStream(in, BEGINNING);
        byte[] beginning = stream.readNBytes(BEGINNING);
        int mark = 0;
        Charset charset;
        if (starts(beginning, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (starts(beginning, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (starts(beginning, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (starts(beginning, '<', 0)) {
            charset = StandardCharsets.UTF_16LE;
        } else if (starts(beginning, 0, '<')) {
            charset = StandardCharsets.UTF_16BE;
        } else {
            charset = declared(new String(beginning, StandardCharsets.ISO_8859_1));
        }
        stream.unread(beginning, mark, beginning.length - mark);
        return new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset declared(String beginning) {
        Matcher matcher = DECLARED.matcher(beginning);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean starts(byte[] content, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
