package org.hongxian.gis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.DatumParameterSets;
import org.hongxian.gis.crs.DatumParameters;
import org.hongxian.gis.crs.DatumParameters.FourParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which set of a parameter file is used: the one named, else the only one that leads where it must. Nothing is chosen silently
 * among several.
 *
 * @param id null when none was named
 * @param county null when the area of use cannot be checked
 */
record ParameterChoice(
        Path file, @Nullable String id, @Nullable String county) {

    DatumParameters choose(Datum from, Datum to) {
        DatumParameterSets sets = read();
        LocalDate today = LocalDate.now();
        if (id != null && sets.find(id).isEmpty()) {
            throw new CliFailure("parameters-unknown", file.getFileName(), id, ids(sets.sets()));
        }
        List<DatumParameters> fitting = (county == null
                        ? sets.between(from, to, today)
                        : sets.covering(from, to, county, today))
                .stream().filter(set -> id == null || set.id().equals(id)).toList();
        if (fitting.isEmpty()) {
            throw new CliFailure(
                    "parameters-missing",
                    file.getFileName(),
                    from.name(),
                    to.name(),
                    today,
                    county == null ? "-" : county,
                    ids(sets.sets()));
        }
        if (fitting.size() > 1) {
            throw new CliFailure("parameters-several", file.getFileName(), ids(fitting));
        }
        return fitting.get(0);
    }

    private DatumParameterSets read() {
        try (InputStream in = Files.newInputStream(file)) {
            return DatumParameterSets.read(String.valueOf(file.getFileName()), in);
        } catch (IOException e) {
            throw new CliFailure("parameters-unreadable", file.getFileName());
        }
    }

    private static String ids(List<DatumParameters> sets) {
        return sets.isEmpty() ? "-" : sets.stream().map(DatumParameters::id).collect(Collectors.joining(", "));
    }

    /** @return null when none was used */
    static @Nullable ObjectNode json(@Nullable DatumParameters used) {
        if (used == null) {
            return null;
        }
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("id", used.id());
        node.put("from", used.from().name());
        node.put("to", used.to().name());
        node.put("method", used.method() instanceof FourParameters ? "four-parameter" : "seven-parameter");
        node.put("accuracyMetres", used.accuracyMetres());
        node.put("source", used.source());
        node.put("basis", used.basis());
        return node;
    }
}
