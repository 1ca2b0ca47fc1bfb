package org.hongxian.gis.packed;

import java.nio.file.Path;

/** A coverage file is cut off, changed or not one at all. It is derived data: make it again. */
public final class DamagedCoverageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedCoverageException(Path file, String detail) {
        super(file.getFileName() + ": " + detail);
    }

    DamagedCoverageException(Path file, String detail, Throwable cause) {
        super(file.getFileName() + ": " + detail, cause);
    }
}
