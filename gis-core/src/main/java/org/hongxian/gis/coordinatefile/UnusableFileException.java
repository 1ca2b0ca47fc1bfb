package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Locale;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;

/**
 * Nothing can be made of the file: it is not what its name says, too large, hostile, or every plot in it is unreadable. The
 * findings say where; the messages name the file and are fit to be shown.
 */
public class UnusableFileException extends RuntimeException {

    private final String fileName;
    private final UnusableReason reason;
    private final List<String> arguments;
    private final List<Issue> issues;

    public UnusableFileException(String fileName, UnusableReason reason, List<String> arguments, List<Issue> issues) {
        super(message(fileName, reason, arguments, issues, Locale.SIMPLIFIED_CHINESE));
        this.fileName = fileName;
        this.reason = reason;
        this.arguments = List.copyOf(arguments);
        this.issues = List.copyOf(issues);
    }

    public UnusableFileException(String fileName, UnusableReason reason, String... arguments) {
        this(fileName, reason, List.of(arguments), List.of());
    }

    public String fileName() {
        return fileName;
    }

    public UnusableReason reason() {
        return reason;
    }

    public List<Issue> issues() {
        return issues;
    }

    /** One line for a person; {@link #getMessage()} is the Chinese one. */
    public String message(Locale locale) {
        return message(fileName, reason, arguments, issues, locale);
    }

    private static String message(
            String fileName, UnusableReason reason, List<String> arguments, List<Issue> issues, Locale locale) {
        String text = FileTexts.text(reason, arguments, locale);
        String first = issues.isEmpty() ? "" : " " + IssueMessages.text(issues.get(0), locale);
        return Findings.excerptOfName(fileName) + ": " + text + first;
    }
}
