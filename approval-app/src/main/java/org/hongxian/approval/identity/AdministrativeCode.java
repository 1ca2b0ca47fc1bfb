package org.hongxian.approval.identity;

/**
 * Administrative division code (GB/T 2260), six digits: 990101 a county, 990100 its city, 990000 its province, 000000 the
 * state.
 */
public record AdministrativeCode(String value) {

    public static final AdministrativeCode STATE = new AdministrativeCode("000000");

    public AdministrativeCode {
        if (!value.matches("\\d{6}")) {
            throw new IllegalArgumentException("not an administrative code: " + value);
        }
    }

    public Level level() {
        if (value.equals("000000")) {
            return Level.STATE;
        }
        if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.CITY : Level.COUNTY;
    }

    /** The division of the given level this one lies in; itself when it is of that level. */
    public AdministrativeCode at(Level level) {
        return switch (level) {
            case STATE -> STATE;
            case PROVINCE -> new AdministrativeCode(value.substring(0, 2) + "0000");
            case CITY -> new AdministrativeCode(value.substring(0, 4) + "00");
            case COUNTY -> this;
        };
    }

    /** Whether the other division is this one or lies inside it. */
    public boolean covers(AdministrativeCode other) {
        return other.at(level()).equals(this);
    }
}
