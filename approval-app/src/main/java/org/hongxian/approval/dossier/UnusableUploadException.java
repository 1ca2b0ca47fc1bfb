package org.hongxian.approval.dossier;

/** An uploaded file cannot be a document of a case. The message names the file and is fit to be shown. HTTP 422. */
public class UnusableUploadException extends RuntimeException {

    private final String fileName;

    public UnusableUploadException(String fileName, String reason) {
        super(fileName + ": " + reason);
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
