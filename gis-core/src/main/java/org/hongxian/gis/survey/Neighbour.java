package org.hongxian.gis.survey;

/**
 * Who has the land behind a boundary.
 *
 * @param kind what is known
 * @param ownerCode QSDWDM; empty unless an owner
 * @param name of the owner unit (QSDWMC), or of the plot of the same project; empty when there is no data
 * @param ownership QSXZ; empty unless an owner
 */
public record Neighbour(Kind kind, String ownerCode, String name, String ownership) {

    static final Neighbour UNKNOWN = new Neighbour(Kind.NO_DATA, "", "", "");

    /** What lies behind a boundary. */
    public enum Kind {
        /** Land of an owner unit. */
        OWNER,
        /** Another plot of the same project. */
        SAME_PROJECT,
        /** The coverage says nothing there: never to be read as "no neighbour". */
        NO_DATA
    }
}
