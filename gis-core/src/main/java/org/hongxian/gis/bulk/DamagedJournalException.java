package org.hongxian.gis.bulk;

import java.nio.file.Path;

/** A journal is not as it was written. */
public final class DamagedJournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedJournalException(Path file, String detail) {
        super(file.getFileName() + ": " + detail);
    }
}
