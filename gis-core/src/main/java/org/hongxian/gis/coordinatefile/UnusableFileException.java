package org.hongxian.gis.coordinatefile;

import java.util.List;
import org.hongxian.gis.issue.Issue;

/**
 * Nothing can be made of the file: it is not what its name says, too large, hostile, or every plot in it is unreadable. The
 * findings say where; the message names the file and is fit to be shown.
 */
public class UnusableFileException extends RuntimeException {

    private final String fileName;
    private final List<Issue> issues;

    public UnusableFileException(String fileName, String message, List<Issue> issues) {
        super(fileName + ": " + message);
        this.fileName = fileName;
        this.issues = List.copyOf(issues);
    }

    public UnusableFileException(String fileName, String message, Throwable cause) {
        super(fileName + ": " + message, cause);
        this.fileName = fileName;
        this.issues = List.of();
    }

    public String fileName() {
        return fileName;
    }

    public List<Issue> issues() {
        return issues;
    }
}
