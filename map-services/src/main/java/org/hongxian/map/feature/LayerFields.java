package org.hongxian.map.feature;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hongxian.map.layer.SurveyFields;
import org.hongxian.map.layer.SurveyFields.SurveyField;

/** The attributes the features of a layer version have, by name in alphabetical order. */
public record LayerFields(List<SurveyField> fields) {

    /** The name conditions give to the place of a feature. */
    public static final String GEOMETRY = "geometry";

    public LayerFields {
        fields = fields.stream().sorted(Comparator.comparing(SurveyField::name)).toList();
    }

    /**
     * @param names for instance the keys of {@link org.hongxian.map.layer.VersionFigures#filled()}
     * @param day on which the survey's own fields are looked up
     */
    public static LayerFields of(Collection<String> names, LocalDate day) {
        SurveyFields known = SurveyFields.on(day);
        return new LayerFields(names.stream().map(known::get).toList());
    }

    public Optional<SurveyField> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
