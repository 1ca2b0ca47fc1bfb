package org.hongxian.approval.casework.internal;

import java.security.SecureRandom;

/** Makes tracking codes: 20 characters out of 31, 99 bits, without letters that are taken for one another. */
final class TrackingCodes {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TrackingCodes() {}

    static String next() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** What people make of it when they type it: lower case, full width, spaces, no hyphens. */
    static String normalise(String typed) {
        String bare = Typed.plain(typed).replace("-", "").toUpperCase(java.util.Locale.ROOT);
        if (bare.length() != LENGTH) {
            return "";
        }
        return String.join("-", bare.split("(?<=\\G.{4})"));
    }
}
