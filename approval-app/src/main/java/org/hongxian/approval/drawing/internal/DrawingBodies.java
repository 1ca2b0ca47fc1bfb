package org.hongxian.approval.drawing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads what callers send about drawings; whatever is wrong with it is the caller's to be told, in the same words as files. */
@Component
class DrawingBodies {

    private static final int MAX_FILE_NAME = 200;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(64)
                            .maxStringLength(10_000)
                            .build())
                    .build())
            .build();

    private final DrawingLimits limits;

    DrawingBodies(DrawingLimits limits) {
        this.limits = limits;
    }

    DrawingBody read(InputStream content) throws IOException {
        return read(content, DrawingBody.class);
    }

    /** @throws org.hongxian.gis.coordinatefile.UnusableFileException if it is too large or not that as JSON */
    <T> T read(InputStream content, Class<T> type) throws IOException {
        byte[] bytes = limits.readBody(content);
        try {
            @Nullable T body = mapper.readValue(bytes, type);
            if (body != null) {
                return body;
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw limits.notJson(at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr(), e);
        }
        throw limits.notJson(1, 1, null);
    }

    List<Plot> plots(DrawingBody body) {
        var issues = new ArrayList<Issue>();
        List<Plot> plots = body.toPlots(issues);
        limits.refuse(issues);
        return plots;
    }

    /** The last part of whatever path the browser sent, without characters that could harm a header or a file system. */
    String fileName(@Nullable String original) {
        String name = original == null ? "" : original.replaceAll(".*[/\\\\]", "");
        name = name.replaceAll("[\\p{Cntrl}\"<>|:*?]", "_").strip();
        if (name.isEmpty()) {
            return "file";
        }
        return name.length() <= MAX_FILE_NAME ? name : name.substring(name.length() - MAX_FILE_NAME);
    }

    @Nullable
    CrsCode crs(String fileName, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            CrsCode code = CrsCode.parse(text);
            if (CrsCatalogue.find(code).isPresent()) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            throw limits.unknownCrs(fileName, text, e);
        }
        throw limits.unknownCrs(fileName, text, null);
    }
}
