package org.hongxian.approval.casework;

import org.hongxian.approval.identity.AdministrativeCode;

/** What is needed to open a case. */
public record NewCase(
        CaseType type, String title, AdministrativeCode county, String applicantLogin, String applicantName) {}
