package org.hongxian.approval.frame;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Points in time as pages write them, in the zone the offices work in. */
@Component("pageTimes")
public class PageTimes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ZoneId zone;

    public PageTimes(Clock clock) {
        this.zone = clock.getZone();
    }

    /** The zone, for times that scripts of the page write. */
    public String zone() {
        return zone.getId();
    }

    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    public String minute(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }
}
