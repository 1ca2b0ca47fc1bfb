package org.hongxian.approval.mapservice.internal.ogc;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.layer.LayerVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JsonGenerator;

/** Features of one page the system that was asked for has no place for: told to whoever reads the page, and to the log. */
final class Unlocated {

    private static final Logger LOG = LoggerFactory.getLogger(Unlocated.class);
    private static final int MOST_NAMED = 100;

    private final LayerVersion version;
    private final ServedCrs crs;
    private final List<String> ids = new ArrayList<>();
    private int count;

    Unlocated(LayerVersion version, ServedCrs crs) {
        this.version = version;
        this.crs = crs;
    }

    void add(String id) {
        count++;
        if (ids.size() < MOST_NAMED) {
            ids.add(id);
        }
    }

    /** Members of the page; none where every feature has a place. */
    void write(JsonGenerator page, MessageSource messages) {
        if (count == 0) {
            return;
        }
        LOG.warn(
                "{} features of {} version {} have no place in {}, the first is {}",
                count,
                version.layer(),
                version.number(),
                crs.uri(),
                ids.get(0));
        page.writeNumberProperty("numberUnlocated", count);
        page.writeName("unlocated");
        page.writeStartArray();
        ids.forEach(page::writeString);
        page.writeEndArray();
        Object[] facts = {count, crs.uri(), version.crs().toString()};
        page.writeStringProperty(
                "note", messages.getMessage("mapservice.ogc.unlocated", facts, LocaleContextHolder.getLocale()));
    }
}
