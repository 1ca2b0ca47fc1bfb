package org.hongxian.gis.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The languages the command line answers in. */
enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    static final String OPTION = "--lang";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** Of a command line that may not have been understood: the language counts wherever it stands. */
    static Language in(List<String> arguments) {
        int at = arguments.lastIndexOf(OPTION);
        boolean english = arguments.contains(OPTION + "=en")
                || at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("en");
        return english ? EN : ZH;
    }

    /** What the usage help says. */
    ResourceBundle help() {
        Locale language = this == EN ? Locale.ENGLISH : Locale.ROOT;
        return ResourceBundle.getBundle(
                Language.class.getPackageName() + ".help",
                language,
                Language.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** As they are written on the command line. */
    static List<String> names() {
        return Arrays.stream(values()).map(Language::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
