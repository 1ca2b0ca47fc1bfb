package org.hongxian.map.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** A file that is being written, feature by feature. */
interface ExportTarget extends AutoCloseable {

    /** @param values in the order of the columns: texts, {@link java.math.BigDecimal}s, or null */
    void add(String id, MultiPolygon geometry, List<@Nullable Object> values) throws IOException;

    @Override
    void close() throws IOException;
}
