package org.hongxian.approval.workspace.internal;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.landclass.LandClassScheme;
import org.springframework.stereotype.Component;

/** Names of land classes beside their codes, in the classification of the measurement they are shown with. */
@Component("classNames")
public class ClassNames {

    private final Map<Applied, LandClassScheme> schemes = new ConcurrentHashMap<>();

    private record Applied(String scheme, LocalDate day) {}

    /** Empty for a code the scheme does not know. */
    public String of(Measurement measurement, String code, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return schemes.computeIfAbsent(
                        new Applied(measurement.landClassScheme(), measurement.measuringDay()),
                        applied -> LandClassScheme.load(applied.scheme(), applied.day()))
                .find(code)
                .map(landClass -> english ? landClass.nameEn() : landClass.nameZh())
                .orElse("");
    }
}
