package org.hongxian.approval.layerkeeping.internal;

import java.util.Locale;
import java.util.function.Function;

/** A sentence in every language of the pages, so that it can be kept and read by anybody later; public for the page. */
public record Sentence(String zh, String en) {

    /** @param text the sentence in a language */
    static Sentence of(Function<Locale, String> text) {
        return new Sentence(text.apply(Locale.SIMPLIFIED_CHINESE), text.apply(Locale.ENGLISH));
    }

    /** Chinese unless the locale is English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
