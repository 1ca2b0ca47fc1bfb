package org.hongxian.gis.pointlist;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hongxian.gis.boundarytext.PointRows;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.FormatNames;
import org.hongxian.gis.coordinatefile.HeldSystems;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coordinatefile.WriteOptions;

/** Tables of points as text: separated by commas, semicolons or tabs, in any encoding the boundary TXT may have. */
public final class CsvFormat implements FileFormat {

    private static final FormatNames NAMES = FormatNames.of("csv", "csv", "text/csv;charset=UTF-8", ".csv");

    @Override
    public FormatNames names() {
        return NAMES;
    }

    /** A row of words that name the columns; without one, the ending of the name. A boundary TXT has sections or plot lines. */
    @Override
    public boolean recognises(String fileName, byte[] beginning) {
        byte[] sample = Arrays.copyOf(beginning, Math.min(beginning.length, FileFormats.BEGINNING_BYTES));
        String text = text(sample);
        if (text.lines().map(String::strip).anyMatch(CsvFormat::isOfBoundaryText)) {
            return false;
        }
        char separator = CsvText.separator(text);
        boolean named = text.lines()
                .anyMatch(line -> Columns.named(row(line, separator)).isPresent());
        return named || fileName.toLowerCase(Locale.ROOT).endsWith(".csv") && text.indexOf(separator) >= 0;
    }

    private static boolean isOfBoundaryText(String line) {
        return line.endsWith("@") || line.matches("[\\[【［].*[\\]】］]") || line.startsWith("{") || line.startsWith("<");
    }

    private static TableRow row(String line, char separator) {
        return new TableRow(
                1,
                Arrays.stream(line.split(Pattern.quote(Character.toString(separator)), -1))
                        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                        .limit(200)
                        .collect(Collectors.toList()));
    }

    /** Down to the last whole line, so that no character is cut. */
    private static String text(byte[] sample) {
        int end = sample.length;
        while (end > 0 && sample.length == FileFormats.BEGINNING_BYTES && sample[end - 1] != '\n') {
            end--;
        }
        byte[] whole = Arrays.copyOf(sample, end == 0 ? sample.length : end);
        return TextEncoding.detect(whole)
                .map(encoding -> new String(
                        whole, encoding.byteOrderMark(), whole.length - encoding.byteOrderMark(), encoding.charset()))
                .orElse("");
    }

    @Override
    public ReadResult read(String fileName, byte[] content, ReadOptions options) {
        TextEncoding encoding = TextEncoding.detect(content)
                .orElseThrow(() -> new UnusableFileException(fileName, UnusableReason.ENCODING_UNKNOWN));
        Charset charset = encoding.charset();
        var points = new PointRows(fileName, options);
        points.assume("encoding", encoding.byteOrderMark() > 0 ? 1 : 0.95, charset.name());
        var csv = new CsvText(fileName, content, encoding);
        var reader = new PointListReader(points, false);
        reader.beginTable("");
        try {
            char separator = csv.separator();
            points.assume("list-separator", 0.95, separator == '\t' ? "Tab" : Character.toString(separator));
            int broken = csv.forEach(separator, reader::row);
            if (broken > 0) {
                throw new UnusableFileException(fileName, UnusableReason.CSV_BROKEN, Integer.toString(broken));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
        reader.endTable();
        return reader.result(NAMES.name(), charset.name());
    }

    @Override
    public HeldSystems systems() {
        return HeldSystems.NAMED;
    }

    @Override
    public void write(BoundaryFile file, WriteOptions options, OutputStream out) throws IOException {
        CsvWriter.write(PointTable.of(file), out);
    }
}
