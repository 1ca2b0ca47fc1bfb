package org.hongxian.approval.casework.internal;

import java.text.Normalizer;

/** What was typed from paper, in the characters it is kept in. */
final class Typed {

    private static final int LONGEST = 100;

    private Typed() {}

    /** Without blanks, of half width, with plain hyphens. */
    static String plain(String typed) {
        String bounded = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        return Normalizer.normalize(bounded, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}]", "")
                .replaceAll("[\\p{Pd}−]", "-");
    }
}
