package org.hongxian.approval;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A second start on the same installation: the embedded database belongs to one process. */
class DatabaseInUse extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (cause.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return null;
        }
        return new FailureAnalysis(
                "the data of this installation are in use by another server / 本安装目录的数据正由另一个服务使用",
                "stop the other server, or start with another HONGXIAN_HOME / 请停止另一个服务，或用另一个 HONGXIAN_HOME 启动",
                cause);
    }
}
