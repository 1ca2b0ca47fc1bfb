package org.hongxian.gis.landclass;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the attributes of a layer which classification it is coded in.
 *
 * <p>The attribute names say which schemes it can be, the codes which of those it is: the one that knows most of them. A scheme
 * whose codes stand in another attribute is never guessed, because the same code means different things in different schemes.
 */
public final class LandClassRecognition {

    /** A classification has some hundred codes; a field with more distinct values than this holds something else. */
    private static final int MOST_CODES = 5_000;

    private final List<LandClassScheme> schemes;
    private final Map<String, Set<String>> codes = new HashMap<>();

    /** @param day decides which schemes can be meant */
    public LandClassRecognition(LocalDate day) {
        this.schemes = LandClassScheme.inForce(day);
    }

    /** Notes the class of one feature. */
    public void add(Map<String, String> attributes) {
        for (LandClassScheme scheme : schemes) {
            String code = attributes.get(scheme.classField());
            if (code != null) {
                Set<String> found = codes.computeIfAbsent(scheme.classField(), field -> new HashSet<>());
                if (found.size() < MOST_CODES) {
                    found.add(code);
                }
            }
        }
    }

    /**
     * @return empty when no feature has an attribute of any scheme; a layer with the attribute and unknown codes only is taken to
     *     be coded in the preferred scheme, so that each of them is found
     */
    public Optional<LandClassCoding> coding() {
        LandClassScheme best = null;
        int most = -1;
        for (LandClassScheme scheme : schemes) {
            Set<String> found = codes.get(scheme.classField());
            if (found == null || best != null && !best.classField().equals(scheme.classField())) {
                continue;
            }
            int known = (int)
                    found.stream().filter(code -> scheme.find(code).isPresent()).count();
            if (known > most) {
                best = scheme;
                most = known;
            }
        }
        return Optional.ofNullable(best).map(scheme -> new LandClassCoding(scheme.classField(), scheme.key()));
    }
}
