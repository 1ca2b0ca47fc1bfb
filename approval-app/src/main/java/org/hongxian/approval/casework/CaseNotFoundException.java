package org.hongxian.approval.casework;

/** No such case for this person. Shown as "not found", also when it exists but is out of the person's jurisdiction. */
public class CaseNotFoundException extends RuntimeException {

    public CaseNotFoundException(String what) {
        super("no such case for this person: " + what);
    }
}
