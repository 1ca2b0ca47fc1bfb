package org.hongxian.gis.dxf;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import org.hongxian.gis.coordinatefile.Findings;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;

/** The pairs of lines a DXF consists of: a group code and its value. One pair at a time is current. */
final class DxfTags {

    private static final double LARGEST_NUMBER = 1e12;

    private final String fileName;
    private final Findings findings;
    private final BufferedReader lines;
    private int line;
    private int code;
    private String value = "";

    DxfTags(String fileName, byte[] content, DxfEncoding encoding, Findings findings) {
        this.fileName = fileName;
        this.findings = findings;
        int mark = encoding.byteOrderMark();
        this.lines = new BufferedReader(
                new InputStreamReader(
                        new ByteArrayInputStream(content, mark, content.length - mark), encoding.charset()),
                1 << 16);
    }

    /**
     * Makes the next pair current.
     *
     * @throws UnusableFileException if there is none, or the code is no integer: the file is cut off or damaged
     */
    void next() {
        String first = readLine();
        code = groupCode(first);
        value = readLine();
    }

    int code() {
        return code;
    }

    /** Of a text, with the blanks around it. */
    String rawValue() {
        return value;
    }

    String value() {
        return value.strip();
    }

    /** One-based line of the group code. */
    int line() {
        return line - 1;
    }

    boolean is(int wantedCode, String wanted) {
        return code == wantedCode && value().equals(wanted);
    }

    /** The value as a number; 0 with a finding where it is none. */
    double number() {
        String text = value();
        try {
            // Words and hexadecimal numbers, which parseDouble takes too, have letters besides the exponent's.
            if (text.chars().allMatch(c -> c <= '9' || c == 'e' || c == 'E')) {
                double number = Double.parseDouble(text);
                if (Math.abs(number) <= LARGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        findings.add(
                IssueCode.NUMBER_INVALID,
                Place.line(line),
                Map.of("field", Integer.toString(code), "text", Findings.excerpt(text)));
        return 0;
    }

    /** The value as an integer; 0 with a finding where it is none. */
    int integer() {
        double number = number();
        return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE ? (int) number : 0;
    }

    /** Leaves the current section: its end becomes current. */
    void skipSection() {
        while (!is(0, "ENDSEC")) {
            next();
        }
    }

    UnusableFileException broken() {
        return new UnusableFileException(fileName, UnusableReason.DXF_BROKEN, Integer.toString(Math.max(1, line)));
    }

    private int groupCode(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    private String readLine() {
        try {
            String text = lines.readLine();
            if (text == null) {
                throw broken();
            }
            line++;
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }
}
