package org.hongxian.approval.dossier;

import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;

/**
 * Form sections of a case. Definitions are data; measured fields are filled from the measurement and cannot be typed.
 * Saving a draft never fails for being incomplete; completeness is a requirement of the task.
 */
public interface Forms {

    /**
     * Sections of this case's type, in order, with values, findings and whether the current person may write them now. An applicant
     * gets the own ones, and those of the offices once the step that wrote them has ended; what is between officials never.
     */
    List<Section> sections(CaseId caseId);

    /**
     * Stores typed values of one section.
     *
     * @param values by field key; measured fields and unknown keys are refused
     * @return the section as stored, with findings at its fields
     */
    Section save(CaseId caseId, String section, Map<String, String> values);

    /**
     * Cases the current person may see in which a field has that value, whatever its spaces, brackets and letter case; in no order. None
     * for an entry that only fills the field: "pending", "none", a dash.
     */
    List<CaseFile> casesWith(String section, String field, String value);

    /** @param note key of the sentence to read before writing it; empty for none */
    record Section(String key, boolean writable, boolean complete, String note, List<Field> fields) {}

    /**
     * @param type text, longtext, number, integer, date, choice
     * @param unit shown beside the field; empty when there is none
     * @param measured value comes from the measurement and is read-only
     * @param choices keys for a choice field
     * @param findings message keys of what is wrong with the value
     */
    record Field(
            String key,
            String type,
            String unit,
            boolean required,
            boolean measured,
            List<String> choices,
            String value,
            List<String> findings) {}
}
