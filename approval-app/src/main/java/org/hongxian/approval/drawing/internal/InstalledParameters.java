package org.hongxian.approval.drawing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.DatumParameterSets;
import org.hongxian.gis.crs.DatumParameters;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The official parameters of changes of datum this office has. A file of them that cannot be used stops the start: with half of it
 * red lines would silently be refused, or worse, moved.
 */
@Component
class InstalledParameters {

    private static final String SAMPLE = "/org/hongxian/reference/datum-parameters-sample.json";

    private final DatumParameterSets sets;
    private final Clock clock;

    /** @param samplePeople the made-up set of the sample region is there when its people are */
    InstalledParameters(
            DrawingSettings settings, @Value("${hongxian.sample.enabled}") boolean samplePeople, Clock clock) {
        DatumParameterSets own = read(settings.datumParameters());
        this.sets = samplePeople ? own.and(sample()) : own;
        this.clock = clock;
    }

    /** The most accurate set that is in force today and made for the county. */
    Optional<DatumParameters> find(Datum from, Datum to, AdministrativeCode county) {
        return sets.covering(from, to, county.value(), LocalDate.now(clock)).stream()
                .findFirst();
    }

    private static DatumParameterSets read(Path file) {
        if (file.toString().isEmpty() || !Files.exists(file)) {
            return DatumParameterSets.none();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return DatumParameterSets.read(file.toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException("datum parameters " + file, e);
        }
    }

    private static DatumParameterSets sample() {
        try (InputStream in = InstalledParameters.class.getResourceAsStream(SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + SAMPLE);
            }
            return DatumParameterSets.read(SAMPLE, in);
        } catch (IOException e) {
            throw new UncheckedIOException(SAMPLE, e);
        }
    }
}
