package org.hongxian.map.layer;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the counties of partitioned tables lie. */
final class PartTable {

    private final JdbcClient jdbc;

    PartTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** None where the table is not partitioned. */
    List<Part> list(String featureTable) {
        return jdbc.sql(
                        "SELECT county, west, south, east, north FROM layer_part WHERE feature_table = ? ORDER BY county")
                .param(featureTable)
                .query((row, number) -> new Part(
                        row.getString("county"),
                        new Envelope(
                                row.getDouble("west"),
                                row.getDouble("east"),
                                row.getDouble("south"),
                                row.getDouble("north"))))
                .list();
    }

    /**
     * What a search of the box adds to its condition, so that PostgreSQL looks only into the counties there are features in. Empty
     * where that saves nothing.
     */
    static String condition(List<Part> parts, Envelope box) {
        List<Part> met =
                parts.stream().filter(part -> part.box().intersects(box)).toList();
        if (met.size() == parts.size()
                || met.stream().anyMatch(part -> part.county().equals(CountyParts.OTHERS))) {
            return "";
        }
        // Six digits each, as an import writes them; an empty list is not allowed in SQL.
        return met.isEmpty()
                ? " AND FALSE"
                : " AND county IN ('"
                        + String.join("', '", met.stream().map(Part::county).toList()) + "')";
    }

    /** One county's features. */
    record Part(String county, Envelope box) {}
}
