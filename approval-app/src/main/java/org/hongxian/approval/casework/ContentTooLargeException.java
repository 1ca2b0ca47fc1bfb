package org.hongxian.approval.casework;

import java.io.IOException;

/** More bytes than allowed came in. HTTP 413. */
public class ContentTooLargeException extends IOException {

    private final long limitBytes;

    public ContentTooLargeException(long limitBytes) {
        super("more than the allowed " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }
}
