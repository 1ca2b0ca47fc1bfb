package org.hongxian.approval.redlines.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hongxian.approval.job.JobState;
import org.hongxian.gis.bulk.AreaTable;
import org.hongxian.gis.bulk.AreaTable.Format;
import org.hongxian.gis.bulk.AreaTable.Layout;
import org.hongxian.gis.bulk.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies on the disk was written by this version, by an earlier one, or cut off by a full disk. */
class RedLineFoldersTest {

    /** As written when orders still kept whose land was asked for. */
    private static final String ORDER = """
            {"id": "%s", "login": "planner", "region": "990101", "fileName": "红线.geojson", "storedAs": "red-lines.geojson",
             "bytes": 1000, "version": "8f9e3b0a-6f4c-4d7c-9a51-0c2b5b1f7a11", "layerTitle": "地类图斑 1", "fields": ["DLBM"],
             "crs": null, "area": "planar", "language": "zh", "orderedAt": "2026-11-%sT08:00:00Z"}
            """;

    private static final String END = """
            {"state": "DONE", "step": null, "redLines": 3, "read": 1.0, "outcomes": {%s}, "planarSquareMetres": 5000.0,
             "problem": "", "findings": [], "endedAt": "2026-11-20T09:00:00Z"}
            """;

    private static final String JOURNAL = """
            {"format":"hongxian-bulk-1","input":"f1","crs":"EPSG:4527","coverage":["c1"],"layerCrs":"EPSG:4527","fields":["DLBM"],"area":"PLANAR","on":"2026-11-20"}
            {"position":1,"number":"D1","name":"","outcome":"NOT_ADMITTED","problem":null,"planarSquareMetres":0,"ellipsoidalSquareMetres":null,\
            "hectares":0,"groups":[],"uncoveredSquareMetres":0,"uncoveredHectares":0,"overlapSquareMetres":0,"closureErrorSquareMetres":0,"closed":false}
            {"whole":true,"redLines":1}
            """;

    private static final UUID VERSION = UUID.fromString("8f9e3b0a-6f4c-4d7c-9a51-0c2b5b1f7a11");

    @TempDir
    Path root;

    private RedLineFolders folders;

    @BeforeEach
    void folders() {
        folders = new RedLineFolders(root);
    }

    private UUID kept(String day, String end) throws IOException {
        UUID id = UUID.randomUUID();
        Files.createDirectories(folders.folder(id));
        Files.writeString(folders.folder(id).resolve("order.json"), ORDER.formatted(id, day));
        Files.writeString(folders.folder(id).resolve("end.json"), end);
        return id;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order.json | {"id": "1f
            order.json | {}
            order.json | null
            end.json   | {"state": "DONE", "outco
            end.json   | {"state": "ELSEWHERE"}
            end.json   | null
            """)
    void oneThatCannotBeReadHidesNoOther(String file, String content) throws IOException {
        UUID first = kept("18", END.formatted("\"COVERED\": 3"));
        UUID broken = kept("19", END.formatted("\"COVERED\": 3"));
        Files.writeString(folders.folder(broken).resolve(file), content);
        UUID last = kept("20", END.formatted("\"COVERED\": 3"));

        assertThat(folders.list()).extracting(RedLineJob::id).containsExactly(first, last);
        assertThat(folders.folder(broken)).exists();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            end.json   | {"state": "DONE", "outco
            end.json   | null
            order.json | {"id": "1f", "login": "planner", "version": "8f9e3b0a-6f4c-4d7c-9a51-0c2b5b1f7a11", "layerTi
            """)
    void oneThatCannotBeReadKeepsItsLayerVersion(String file, String content) throws IOException {
        UUID over = kept("18", END.formatted("\"COVERED\": 3"));
        assertThat(folders.versionsOfOpenWork()).isEmpty();

        Files.writeString(folders.folder(over).resolve(file), content);

        assertThat(folders.versionsOfOpenWork()).containsExactly(VERSION);
    }

    @Test
    void workThatIsNotOverKeepsItsLayerVersionWhetherItFoundAPlaceOrNot() throws IOException {
        UUID open = kept("18", END.formatted("\"COVERED\": 3"));
        Files.delete(folders.folder(open).resolve("end.json"));
        Files.createDirectories(root.resolve("never-ordered"));

        assertThat(folders.versionsOfOpenWork()).containsExactly(VERSION);
        assertThat(new RedLineFolders(root.resolve("nowhere")).versionsOfOpenWork())
                .isEmpty();
    }

    /** What is cleared away is all that nobody names: whoever cannot name it must not let anything be cleared. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id": "1f
            {}
            {"version": "8f9e3b0a-6f4c-4d7c-9a51
            """)
    void anOrderThatDoesNotSayItsVersionLetsNothingBeClearedAway(String order) throws IOException {
        UUID broken = kept("19", END.formatted("\"COVERED\": 3"));
        Files.writeString(folders.folder(broken).resolve("order.json"), order);

        assertThatThrownBy(() -> folders.versionsOfOpenWork())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(broken.toString())
                .hasMessageContaining("remove the folder");
    }

    @Test
    void resultsFromWhenGroundCouldBeRefusedAreStillRead() throws IOException {
        UUID id = kept("20", END.formatted("\"COVERED\": 2, \"NOT_ADMITTED\": 1"));
        Files.writeString(folders.journal(id), JOURNAL);

        RedLineJob job = folders.list().get(0);

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().redLines()).isEqualTo(3);
        assertThat(job.progress().outcomes()).isEqualTo(Map.of(Outcome.COVERED, 2L, Outcome.NOT_ADMITTED, 1L));
        var table = new ByteArrayOutputStream();
        new AreaTable(folders.journal(id), Locale.SIMPLIFIED_CHINESE).write(Format.CSV, Layout.WIDE, table);
        assertThat(table.toString(StandardCharsets.UTF_8).lines().toList().get(1))
                .startsWith("1,D1,")
                .contains("不在本人管辖范围内");
    }
}
