package org.hongxian.approval.workflow;

import org.hongxian.approval.identity.AdministrativeCode;

/** Which level the rules in force would give land no case asks for. Nothing is decided, and nothing rests on it. */
public interface LevelForecast {

    /**
     * @param county the land lies in; a delegation may be its province's
     * @param areas as for a case
     * @return never one that is decided; with the reason where the rules cannot say
     */
    LevelOutlook of(AdministrativeCode county, LevelFacts.Measured areas);
}
