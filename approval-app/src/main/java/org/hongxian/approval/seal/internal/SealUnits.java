package org.hongxian.approval.seal.internal;

import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.People;
import org.springframework.context.MessageSource;

/** Names of the units that have a seal: the division's name with the name of the organ at that level. */
final class SealUnits {

    private final People people;
    private final MessageSource texts;
    private final boolean sample;

    SealUnits(People people, MessageSource texts, boolean sample) {
        this.people = people;
        this.texts = texts;
        this.sample = sample;
    }

    /** @param unit administrative code and duty, for instance {@code 990101-natural-resources} */
    String name(String unit) {
        if (!unit.matches("\\d{6}-[a-z][a-z-]*")) {
            throw new IllegalArgumentException("not a unit with a seal: " + unit);
        }
        AdministrativeCode region = new AdministrativeCode(unit.substring(0, 6));
        String key =
                "seal.unit." + unit.substring(7) + "." + region.level().name().toLowerCase(java.util.Locale.ROOT);
        return texts.getMessage(key, new Object[] {people.regionName(region)}, java.util.Locale.CHINESE);
    }

    /** What the seal says below the star: that it is a specimen, on sample data. */
    String specimenLine() {
        return texts.getMessage(sample ? "seal.specimen" : "seal.official", null, java.util.Locale.CHINESE);
    }
}
