package org.hongxian.approval.identity;

/** What a person does in a unit. Task policies name roles, never people. */
public enum Role {
    APPLICANT,
    WINDOW,
    OFFICER,
    SECTION_CHIEF,
    SECTION_REVIEWER,
    DIRECTOR,
    GOVERNMENT_CLERK,
    DECISION_CLERK,
    FINANCE,
    DOCUMENT_CLERK,
    ARCHIVIST,
    SUPERVISOR,
    PLANNER,
    SEAL_KEEPER,
    ADMINISTRATOR
}
