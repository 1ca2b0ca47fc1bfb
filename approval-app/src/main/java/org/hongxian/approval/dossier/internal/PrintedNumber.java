package org.hongxian.approval.dossier.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Makes numbers comparable: people type them with other brackets, hyphens, spaces and widths than they are printed with. */
final class PrintedNumber {

    private static final int LONGEST = 120;

    private PrintedNumber() {}

    /** Empty when nothing is left. */
    static String key(String number) {
        String bounded = number.length() > LONGEST ? number.substring(0, LONGEST) : number;
        String key = Normalizer.normalize(bounded, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}]", "")
                .replaceAll("[〔［【\\[{〖]", "(")
                .replaceAll("[〕］】\\]}〗]", ")")
                .replaceAll("[\\p{Pd}−]", "-")
                .toUpperCase(Locale.ROOT);
        return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
    }
}
