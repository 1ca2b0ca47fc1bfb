package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hongxian.gis.issue.MessageBundle;

/** What a reader says to a person about a file: its assumptions and why it gave up. Chinese unless the locale is English. */
public final class FileTexts {

    private static final MessageBundle ASSUMPTIONS = new MessageBundle(FileTexts.class, "assumptions");
    private static final MessageBundle UNUSABLE = new MessageBundle(FileTexts.class, "unusable");

    private FileTexts() {}

    public static String text(Assumption assumption, Locale locale) {
        return ASSUMPTIONS.text(assumption.code(), locale, numbered(assumption.arguments()));
    }

    static String text(UnusableReason reason, List<String> arguments, Locale locale) {
        TreeMap<String, String> values = numbered(arguments);
        values.put("formats", endings(FileFormats.all()));
        values.put(
                "featureFormats",
                endings(FileFormats.all().stream()
                        .filter(FeatureFormat.class::isInstance)
                        .toList()));
        return UNUSABLE.text(reason.key(), locale, values);
    }

    private static TreeMap<String, String> numbered(List<String> arguments) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < arguments.size(); i++) {
            values.put(Integer.toString(i), arguments.get(i));
        }
        return values;
    }

    private static String endings(List<FileFormat> formats) {
        return formats.stream().flatMap(format -> format.endings().stream()).collect(Collectors.joining(" "));
    }
}
