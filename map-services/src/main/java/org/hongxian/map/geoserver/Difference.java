package org.hongxian.map.geoserver;

import java.util.List;

/**
 * One thing that is not as it should be.
 *
 * @param arguments what its kind says
 */
public record Difference(Kind kind, List<String> arguments) {

    /** What differs, and which arguments say it. */
    public enum Kind {
        /** Where, what is there, what should be; empty for nothing. */
        VALUE,
        /** The role. */
        NO_ROLE,
        /** The user. */
        NO_USER,
        /** The user and the role. */
        ROLE_NOT_GIVEN,
        /** None. */
        DESCRIPTOR,
        /** The layer. */
        NOT_PUBLISHED
    }

    public Difference {
        arguments = List.copyOf(arguments);
    }

    static Difference of(Kind kind, String... arguments) {
        return new Difference(kind, List.of(arguments));
    }

    static Difference value(String path, String there, String wanted) {
        return of(Kind.VALUE, path, there, wanted);
    }
}
