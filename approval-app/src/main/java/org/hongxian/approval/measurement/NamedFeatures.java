package org.hongxian.approval.measurement;

import java.util.List;
import java.util.stream.Collectors;

/** Ids of features in a sentence. All of them are in the evidence. */
public final class NamedFeatures {

    private static final int MOST = 10;

    private NamedFeatures() {}

    /** The first ten, and a sign that there are more. */
    public static String first(List<String> ids) {
        String named = ids.stream().limit(MOST).collect(Collectors.joining(", "));
        return ids.size() > MOST ? named + " …" : named;
    }
}
