package org.hongxian.approval.workflow;

import java.util.List;
import org.hongxian.approval.casework.CaseFile;

/**
 * Knows whether one kind of piece exists and is fresh. The modules that own the pieces implement it as beans; a piece named in
 * a process definition without a bean stops the start.
 */
public interface CompletionRequirement {

    /** The pieces this bean answers for, as written in the process definitions. */
    List<String> pieces();

    /** What still blocks the task with regard to that piece; empty when nothing does. */
    List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task);
}
