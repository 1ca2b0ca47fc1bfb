package org.hongxian.approval.layerkeeping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerFileReader;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a layer file looks like; public for the page.
 *
 * @param parts tables of the file to choose from; empty when there is nothing to choose
 * @param systems reference systems to choose from, because the file states none; empty when there is nothing to choose
 * @param crs of the coordinates; empty when the file cannot be read yet
 * @param format for instance shapefile
 * @param fields all the file lists, and all that were met, with some of their values, by name
 * @param features how many were looked at
 * @param problem why it cannot be read; null when it can, or a part is to be chosen first
 */
public record FileSample(
        List<String> parts,
        List<CrsDefinition> systems,
        String crs,
        String format,
        Map<String, Field> fields,
        int features,
        @Nullable Sentence problem) {

    private static final int MOST_FEATURES = 300;
    private static final int MOST_FIELDS = 300;
    private static final int MOST_VALUES = 3;
    private static final int LONGEST_VALUE = 40;
    private static final String PART = "part";

    /** @param filled in how many of the features looked at it has a value */
    public record Field(int filled, List<String> values) {

        public Field {
            values = List.copyOf(values);
        }
    }

    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    static FileSample of(ImportJob.Order order) {
        var counting = new Counting();
        String crs = "";
        String format = "";
        try {
            LayerFileReader reader = order.open();
            crs = reader.crs().toString();
            format = reader.format();
            counting.know(reader.fields());
            reader.forEach(counting::add);
        } catch (Enough e) {
            // The beginning was all that was wanted.
        } catch (UnansweredQuestionsException e) {
            List<String> parts = e.questions().stream()
                    .filter(question -> question.code().equals(PART))
                    .flatMap(question -> question.options().stream())
                    .map(option -> option.code())
                    .toList();
            return unread(parts, List.of(), parts.isEmpty() ? Sentence.of(e::message) : null);
        } catch (UnstatedSystemException e) {
            return unread(List.of(), e.systems(), Sentence.of(e::message));
        } catch (UnusableFileException e) {
            return unread(List.of(), List.of(), Sentence.of(e::message));
        }
        return new FileSample(List.of(), List.of(), crs, format, counting.fields(), counting.features, null);
    }

    private static FileSample unread(List<String> parts, List<CrsDefinition> systems, @Nullable Sentence problem) {
        return new FileSample(parts, systems, "", "", Map.of(), 0, problem);
    }

    private static final class Counting {

        private final Map<String, Integer> filled = new TreeMap<>();
        private final Map<String, TreeSet<String>> values = new TreeMap<>();
        private int features;

        void know(List<String> names) {
            names.stream().limit(MOST_FIELDS).forEach(name -> filled.put(name, 0));
        }

        void add(LayerFeature feature) {
            feature.attributes().forEach((field, value) -> {
                if (filled.size() == MOST_FIELDS && !filled.containsKey(field)) {
                    return;
                }
                filled.merge(field, value.isBlank() ? 0 : 1, Integer::sum);
                TreeSet<String> some = values.computeIfAbsent(field, name -> new TreeSet<>());
                if (!value.isBlank() && some.size() < MOST_VALUES) {
                    String text = value.strip();
                    some.add(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text);
                }
            });
            if (++features == MOST_FEATURES) {
                throw new Enough();
            }
        }

        Map<String, Field> fields() {
            var fields = new TreeMap<String, Field>();
            filled.forEach((field, count) ->
                    fields.put(field, new Field(count, new ArrayList<>(values.getOrDefault(field, new TreeSet<>())))));
            return fields;
        }
    }
}
