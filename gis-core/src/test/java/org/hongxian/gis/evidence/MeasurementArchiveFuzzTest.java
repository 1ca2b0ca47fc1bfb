package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.evidence.MeasurementVerification.Finding;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an archive holds, checking it ends with findings or with the word that it is none, and never otherwise. */
class MeasurementArchiveFuzzTest {

    private static final int SPOILT_FILES = 600;
    /** Many of these are measured. */
    private static final int SPOILT_VALUES = 150;

    /** What a JSON text consists of: names, texts, numbers, words. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null");

    private static final List<String> ODD = List.of(
            "null",
            "\"\"",
            "\"2026-13-45\"",
            "\"NaN\"",
            "\"\\u0000\\n\"",
            "-1",
            "0",
            "-0.0",
            "1e9",
            "1e400",
            "1e-999999999",
            "1e999999999",
            "99999999999999999999",
            "[]",
            "{}",
            "[[[[]]]]",
            "true");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void archivesWithBytesFlippedOrCutOff(long seed) throws IOException {
        var random = new Random(seed);
        byte[] archive = new ArchiveFixture().archive(Set.of());
        for (int i = 0; i < SPOILT_FILES; i++) {
            byte[] spoilt = archive.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (random.nextInt(3) == 0) {
                spoilt = Arrays.copyOf(spoilt, random.nextInt(spoilt.length));
            }
            assertAnswers(spoilt, seed, i);
        }
    }

    /** The digests follow, so that what is wrong is found by nothing but reading and measuring. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void archivesWithOddValuesAndRightDigests(long seed) throws IOException {
        var random = new Random(seed);
        byte[] archive = new ArchiveFixture(seed % 2 == 0 ? LegalArea.PLANAR : LegalArea.ELLIPSOIDAL).archive(Set.of());
        Map<String, String> good = ArchiveFixture.unpacked(archive);
        List<String> names = good.keySet().stream()
                .filter(name -> !name.equals("manifest.json"))
                .toList();
        for (int i = 0; i < SPOILT_VALUES; i++) {
            Map<String, String> contents = ArchiveFixture.unpacked(archive);
            String name = names.get(random.nextInt(names.size()));
            String spoilt = random.nextInt(4) == 0 ? flipped(good.get(name), random) : replaced(good.get(name), random);
            if (name.equals("drawing.json")) {
                followDrawing(contents, good.get(name), spoilt);
            }
            ArchiveFixture.change(contents, name, text -> spoilt, true);
            assertAnswers(ArchiveFixture.packed(contents), seed, i);
        }
    }

    /** The evidence names the digest of the drawing. */
    private static void followDrawing(Map<String, String> contents, String before, String after) {
        var mapper = JsonMapper.builder().build();
        var type = new TypeReference<List<Plot>>() {};
        try {
            List<Plot> plots = mapper.readValue(after, type);
            String digest = CanonicalDrawing.digest(ArchiveFixture.ZONE_39, plots);
            String old = CanonicalDrawing.digest(ArchiveFixture.ZONE_39, mapper.readValue(before, type));
            String evidence = contents.getOrDefault("evidence.json", "");
            String adjusted = evidence.replace(old, digest);
            ArchiveFixture.change(contents, "evidence.json", text -> adjusted, true);
            contents.computeIfPresent(
                    "manifest.json",
                    (key, manifest) -> manifest.replace(EvidenceText.digest(evidence), EvidenceText.digest(adjusted)));
        } catch (JacksonException | NullPointerException e) {
            assertThat(after).isNotEqualTo(before);
        }
    }

    private static String replaced(String json, Random random) {
        List<MatchResult> tokens = TOKEN.matcher(json).results().collect(Collectors.toCollection(ArrayList::new));
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        String odd = ODD.get(random.nextInt(ODD.size()));
        return json.substring(0, token.start()) + odd + json.substring(token.end());
    }

    private static String flipped(String json, Random random) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void assertAnswers(byte[] archive, long seed, int input) throws IOException {
        Path file = Files.write(folder.resolve("measurement.zip"), archive);
        try {
            for (Finding finding : MeasurementVerification.of(file).findings()) {
                assertThat(finding.name() + finding.stated() + finding.found())
                        .as("seed %d, input %d", seed, input)
                        .hasSizeLessThan(400)
                        .doesNotContainPattern("\\p{Cntrl}|Exception|tools\\.jackson");
            }
        } catch (UnusableArchiveException e) {
            assertThat(e.entry() + e.place() + e.value())
                    .as("seed %d, input %d", seed, input)
                    .hasSizeLessThan(400)
                    .doesNotContainPattern("\\p{Cntrl}|Exception|tools\\.jackson");
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", input " + input, e);
        }
    }
}
