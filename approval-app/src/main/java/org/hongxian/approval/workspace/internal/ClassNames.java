package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.hongxian.gis.landclass.LandClassScheme;
import org.springframework.stereotype.Component;

/** Names of land classes beside their codes. */
@Component("classNames")
public class ClassNames {

    private final LandClassScheme scheme;

    ClassNames(Clock clock) {
        this.scheme = LandClassScheme.load(LandClassScheme.THIRD_SURVEY, LocalDate.now(clock));
    }

    /** Empty for a code the scheme does not know. */
    public String of(String code, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return scheme.find(code)
                .map(landClass -> english ? landClass.nameEn() : landClass.nameZh())
                .orElse("");
    }
}
