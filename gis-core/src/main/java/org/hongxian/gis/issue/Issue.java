package org.hongxian.gis.issue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finding about user data.
 *
 * @param arguments named values for the text, in the order they matter; quantities carry their unit in the name
 *     (distanceMetres, areaSquareMetres)
 */
public record Issue(IssueCode code, Severity severity, Place place, Map<String, Object> arguments) {

    public Issue {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** A finding with the severity its code has today. */
    public static Issue of(IssueCode code, Place place, Map<String, Object> arguments) {
        return new Issue(code, IssueSeverities.today(code), place, arguments);
    }

    public static Issue of(IssueCode code, Place place) {
        return of(code, place, Map.of());
    }
}
