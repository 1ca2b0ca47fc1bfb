package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;

/** Collects findings while reading; keeps the first hundred of a kind and counts the rest, so noise cannot fill the memory. */
public final class Findings {

    private static final int LISTED_PER_CODE = 100;
    private static final int EXCERPT_LENGTH = 40;
    private static final int LONGEST_FILE_NAME = 200;

    private final List<Issue> issues = new ArrayList<>();
    private final Map<IssueCode, Integer> counts = new EnumMap<>(IssueCode.class);

    public void add(IssueCode code, Place place, Map<String, Object> arguments) {
        if (counts.merge(code, 1, Integer::sum) <= LISTED_PER_CODE) {
            issues.add(Issue.of(code, place, arguments));
        }
    }

    /** The same where there may be very many: the arguments are asked for only if the finding is kept. */
    public void add(IssueCode code, Place place, Supplier<Map<String, Object>> arguments) {
        add(code, place, count(code) < LISTED_PER_CODE ? arguments.get() : Map.of());
    }

    /** How many of a kind were added, listed or not. */
    public int count(IssueCode code) {
        return counts.getOrDefault(code, 0);
    }

    public List<Issue> list() {
        var all = new ArrayList<>(issues);
        counts.forEach((code, count) -> {
            if (count > LISTED_PER_CODE) {
                all.add(Issue.of(
                        IssueCode.MORE_FINDINGS,
                        Place.nowhere(),
                        Map.of("ofCode", code.key(), "count", count - LISTED_PER_CODE)));
            }
        });
        return all;
    }

    /** A piece of the file fit to be shown in a message. */
    public static String excerpt(String text) {
        return excerpt(text, EXCERPT_LENGTH);
    }

    static String excerptOfName(String fileName) {
        return excerpt(fileName, LONGEST_FILE_NAME);
    }

    private static String excerpt(String text, int length) {
        String printable = text.codePoints()
                .limit(length + 1L)
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printable.length() > length ? printable.substring(0, length) + "…" : printable;
    }
}
