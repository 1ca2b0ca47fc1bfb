package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.junit.jupiter.api.Test;

/**
 * Mutations of all golden files, by bytes, lines, fields, numbers and encodings: each is read or refused with a reason, within a second
 * of processor time and bounded memory. {@code -Dhongxian.fuzz=N} runs that many; every input is known by its number.
 */
class TextFuzzTest {

    private static final int INPUTS = Integer.getInteger("hongxian.fuzz", 20_000);
    private static final long LONGEST_NANOSECONDS = 1_000_000_000L;
    private static final long MOST_BYTES_EACH = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1e308",
            "NaN",
            "Infinity",
            "999999999999999",
            "0.000000001",
            "4000000",
            "39600000",
            "600000",
            "117.1",
            "36.1",
            "180",
            "-180",
            "1,234",
            "٣",
            "1".repeat(400),
            "+5",
            "5-",
            ".",
            "4000000.0000000000000001",
            "2147483648");
    private static final List<String> LINES = List.of(
            "@",
            ",@",
            "面",
            ",,,,,,,,@",
            "[",
            "]",
            "[]",
            "=",
            "=,",
            "[地块坐标]",
            "导出面数据",
            "带号=",
            "带号=999",
            "坐标系=1954",
            "3,0.5,1,甲,线,,,,@",
            "0,0,0,0,面,0,0,0,@",
            "J1,1,4000000,39600000",
            "1,1,1,J1,4000000,39600000",
            "J1,4000000,39600000,,1,",
            ",,,",
            ";;;",
            "\t\t\t",
            "J1",
            "<a/>",
            "{",
            "计量单位=千米",
            "1,2,3,4,5,6,7,8,9,10,11,12,13,@");
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            StandardCharsets.ISO_8859_1,
            Charset.forName("GBK"),
            Charset.forName("GB18030"));

    @Test
    void everyMutationIsReadOrRefusedWithAReason() {
        List<GoldenText> golden = GoldenTexts.list();
        List<byte[]> good = golden.stream().map(GoldenText::content).toList();
        int refused = 0;
        int asked = 0;
        for (int number = 0; number < INPUTS; number++) {
            var random = new Random(number);
            byte[] input = mutated(good, random);
            long before = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            try {
                ReadResult result = CoordinateFiles.read("damaged", input, ReadOptions.standard());
                verify(result);
                asked += result.questions().isEmpty() ? 0 : 1;
            } catch (UnusableFileException e) {
                verify(e);
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("input " + number + ": " + shown(input), e);
            }
            long took = THREADS.getCurrentThreadCpuTime() - before;
            long held = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            if (took > LONGEST_NANOSECONDS || held > MOST_BYTES_EACH) {
                throw new AssertionError("input %d: %d ns, %d bytes: %s".formatted(number, took, held, shown(input)));
            }
        }
        assertThat(refused).isBetween(INPUTS / 20, INPUTS * 19 / 20);
        assertThat(asked).isPositive();
    }

    /** The name of the file, and why or where, in one line. */
    private static void verify(UnusableFileException refusal) {
        String message = refusal.getMessage();
        if (!message.startsWith("damaged: ")
                || message.length() < 13
                || message.contains("\n")
                || message.contains("Exception")) {
            throw new AssertionError(message);
        }
    }

    private static void verify(ReadResult result) {
        BoundaryFile file = result.file();
        if (file.plots().isEmpty()) {
            throw new AssertionError("a result without plots");
        }
        for (Plot plot : file.plots()) {
            for (BoundaryRing ring : plot.rings()) {
                for (BoundaryPoint point : ring.points()) {
                    if (!Double.isFinite(point.easting()) || !Double.isFinite(point.northing()) || point.line() < 1) {
                        throw new AssertionError("point " + point);
                    }
                }
            }
        }
        RingAssembler.assemble(file.plots());
    }

    private static byte[] mutated(List<byte[]> good, Random random) {
        byte[] content = good.get(random.nextInt(good.size()));
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            content = switch (random.nextInt(6)) {
                case 0 -> bytes(content, random);
                case 1 -> reencoded(content, random);
                case 2 -> spliced(content, good.get(random.nextInt(good.size())), random);
                default -> lines(content, random);
            };
        }
        return content;
    }

    private static byte[] bytes(byte[] content, Random random) {
        byte[] changed = content.clone();
        if (changed.length == 0) {
            return changed;
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(8); i++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            default -> changed = Arrays.copyOfRange(changed, random.nextInt(changed.length), changed.length);
        }
        return changed;
    }

    private static byte[] reencoded(byte[] content, Random random) {
        String text = text(content);
        Charset charset = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        return ((random.nextBoolean() ? "\uFEFF" : "") + text).getBytes(charset);
    }

    private static byte[] spliced(byte[] one, byte[] other, Random random) {
        int end = random.nextInt(one.length + 1);
        int begin = random.nextInt(other.length + 1);
        byte[] both = Arrays.copyOf(one, end + other.length - begin);
        System.arraycopy(other, begin, both, end, other.length - begin);
        return both;
    }

    private static byte[] lines(byte[] content, Random random) {
        var lines = new ArrayList<>(List.of(text(content).split("\\R", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.add(at, LINES.get(random.nextInt(LINES.size())));
            case 4 -> {
                int times = 1 + random.nextInt(200);
                String line = lines.get(at);
                for (int i = 0; i < times; i++) {
                    lines.add(at, line);
                }
            }
            default -> lines.set(at, fields(lines.get(at), random));
        }
        List<String> ends = List.of("\r\n", "\n", "\r", "\n\n", "\u0085");
        String joined = String.join(ends.get(random.nextInt(ends.size())), lines);
        return joined.getBytes(random.nextInt(8) == 0 ? Charset.forName("GBK") : StandardCharsets.UTF_8);
    }

    private static String fields(String line, Random random) {
        var fields = new ArrayList<>(List.of(line.split(",", -1)));
        int at = random.nextInt(fields.size());
        switch (random.nextInt(7)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(at, "");
            case 2 -> fields.set(at, NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 3 -> Collections.swap(fields, at, random.nextInt(fields.size()));
            case 4 -> fields.set(at, fields.get(at) + (char) (0x20 + random.nextInt(0xFFC0)));
            case 5 -> fields.set(at, fields.get(at).repeat(1 + random.nextInt(50)));
            default ->
                fields.set(at, new StringBuilder(fields.get(at)).reverse().toString());
        }
        return String.join(List.of(",", ",", "\uFF0C", ";", "\t", " ").get(random.nextInt(6)), fields);
    }

    private static String text(byte[] content) {
        return TextEncoding.detect(content)
                .map(encoding -> new String(
                        content,
                        encoding.byteOrderMark(),
                        content.length - encoding.byteOrderMark(),
                        encoding.charset()))
                .orElseGet(() -> new String(content, StandardCharsets.ISO_8859_1));
    }

    private static String shown(byte[] input) {
        return HexFormat.of().formatHex(input, 0, Math.min(input.length, 4000));
    }
}
