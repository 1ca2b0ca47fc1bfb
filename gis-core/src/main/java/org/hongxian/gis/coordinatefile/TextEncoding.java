package org.hongxian.gis.coordinatefile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The character encoding of a text file as its bytes show it.
 *
 * @param charset to decode with
 * @param byteOrderMark number of bytes to skip at the start
 */
public record TextEncoding(Charset charset, int byteOrderMark) {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 4096;

    /** A byte order mark first, then UTF-16 by its zero bytes, then strict UTF-8, then strict GBK and GB18030. */
    public static Optional<TextEncoding> detect(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return decodable(content, StandardCharsets.UTF_8, 3);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return decodable(content, StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return decodable(content, StandardCharsets.UTF_16BE, 2);
        }
        Optional<Charset> wide = wideWithoutMark(content);
        if (wide.isPresent()) {
            return decodable(content, wide.get(), 0);
        }
        return List.of(StandardCharsets.UTF_8, GBK, GB18030).stream()
                .flatMap(charset -> decodable(content, charset, 0).stream())
                .findFirst();
    }

    public String name() {
        return charset.name();
    }

    /**
     * ASCII text in UTF-16 has a zero in every second byte; a few Chinese characters have one in the other byte. Zeros in any other
     * pattern are not text.
     */
    private static Optional<Charset> wideWithoutMark(byte[] content) {
        int[] zeros = new int[2];
        int length = Math.min(content.length, SAMPLE) & ~1;
        for (int i = 0; i < length; i++) {
            if (content[i] == 0) {
                zeros[i & 1]++;
            }
        }
        if (zeros[1] > length / 6 && zeros[0] < zeros[1] / 8) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[0] > length / 6 && zeros[1] < zeros[0] / 8
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static Optional<TextEncoding> decodable(byte[] content, Charset charset, int skip) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content, skip, content.length - skip);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            var step = decoder.decode(in, out, true);
            if (step.isError() || hasControlCharacters(out.flip())) {
                return Optional.empty();
            }
            out.clear();
            if (step.isUnderflow()) {
                return Optional.of(new TextEncoding(charset, skip));
            }
        }
    }

    private static boolean hasControlCharacters(CharBuffer text) {
        for (int i = text.position(); i < text.limit(); i++) {
            char c = text.get(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] content, int... prefix) {
        if (content.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((content[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
