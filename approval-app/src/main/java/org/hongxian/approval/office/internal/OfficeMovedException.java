package org.hongxian.approval.office.internal;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Somebody starts an office in the place it has moved from. */
final class OfficeMovedException extends RuntimeException {

    private final Path mark;
    private final String url;

    OfficeMovedException(Path mark, String url) {
        super("moved to " + url);
        this.mark = mark;
        this.url = url;
    }

    /** Words for the operator instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<OfficeMovedException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, OfficeMovedException cause) {
            return new FailureAnalysis(
                    "this office has moved to " + cause.url + " / 本安装的数据已搬到 " + cause.url,
                    "start it with SPRING_PROFILES_ACTIVE=postgis; to work on the embedded database again, and to leave the other, remove "
                            + cause.mark + " / 请用 SPRING_PROFILES_ACTIVE=postgis 启动；若要弃用那边而回到嵌入式数据库，请删除 " + cause.mark,
                    cause);
        }
    }
}
