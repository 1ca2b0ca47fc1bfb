package org.hongxian.gis.landclass;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.locationtech.jts.geom.Coordinate;

/** Finds the features whose class code the scheme does not know, each with its place. The rest of the layer is checked on. */
public final class LandClassCheck {

    private static final int LISTED = 100;

    private final String field;
    private final LandClassScheme scheme;
    private final List<Issue> issues = new ArrayList<>();
    private final TreeSet<String> unknown = new TreeSet<>();
    private int count;

    /** @param day decides which reading of the scheme applies */
    public LandClassCheck(LandClassCoding coding, LocalDate day) {
        this.field = coding.field();
        this.scheme = LandClassScheme.load(coding.scheme(), day);
    }

    /**
     * Checks one feature.
     *
     * @param feature its id
     * @param inside a place in the feature, easting first; asked for only when the code is unknown
     */
    public void add(String feature, Map<String, String> attributes, Supplier<Coordinate> inside) {
        String code = attributes.getOrDefault(field, "").strip();
        if (scheme.find(code).isPresent()) {
            return;
        }
        unknown.add(code);
        if (++count <= LISTED) {
            Coordinate place = inside.get();
            var arguments = new LinkedHashMap<String, Object>();
            arguments.put("feature", feature);
            arguments.put("field", field);
            if (!code.isEmpty()) {
                arguments.put("text", code);
            }
            arguments.put("scheme", scheme.key());
            issues.add(
                    Issue.of(IssueCode.LAND_CLASS_UNKNOWN, new Place(null, null, null, place.x, place.y), arguments));
        }
    }

    /** The first hundred findings in the order the features came, and how many more there are. */
    public List<Issue> issues() {
        var all = new ArrayList<>(issues);
        if (count > LISTED) {
            all.add(Issue.of(
                    IssueCode.MORE_FINDINGS,
                    Place.nowhere(),
                    Map.of("ofCode", IssueCode.LAND_CLASS_UNKNOWN.key(), "count", count - LISTED)));
        }
        return List.copyOf(all);
    }

    /** Every unknown code once, sorted; the empty text for features without a code. */
    public List<String> unknownCodes() {
        return List.copyOf(unknown);
    }
}
