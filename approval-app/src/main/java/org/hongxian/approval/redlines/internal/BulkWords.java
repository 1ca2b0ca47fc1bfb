package org.hongxian.approval.redlines.internal;

import java.util.Locale;
import org.hongxian.gis.bulk.BulkTexts;
import org.hongxian.gis.bulk.Outcome;
import org.springframework.stereotype.Component;

/** The words of gis-core for how red lines end; public for the pages. */
@Component("bulkWords")
public class BulkWords {

    public String of(Outcome outcome, Locale locale) {
        return BulkTexts.outcome(outcome, locale);
    }
}
