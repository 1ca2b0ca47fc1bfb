package org.hongxian.approval.identity.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Somebody starts with the sample region where offices work. */
final class SamplePeopleRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean asked;

    /** @param asked whether the setting asks for sample people; otherwise the database holds them */
    SamplePeopleRefusedException(boolean asked) {
        super("sample accounts are not allowed in production");
        this.asked = asked;
    }

    /** Words for the operator instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<SamplePeopleRefusedException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, SamplePeopleRefusedException cause) {
            return cause.asked
                    ? new FailureAnalysis(
                            "sample accounts with a published password are switched on, which the profile production refuses"
                                    + " / 已启用口令公开的示例账号，production 配置不允许",
                            "leave hongxian.sample.enabled (HONGXIAN_SAMPLE_ENABLED) off; deploy/run always switches it on, see"
                                    + " docs/operations.md for a start without it / 请不要启用 hongxian.sample.enabled（HONGXIAN_SAMPLE_ENABLED）；"
                                    + "deploy/run 总会启用它，不带示例的启动方法见 docs/operations.md",
                            cause)
                    : new FailureAnalysis(
                            "the database holds sample accounts with a published password, which the profile production refuses"
                                    + " / 数据库中有口令公开的示例账号，production 配置不允许",
                            "name a database that never held them, in HONGXIAN_DB_URL, or another HONGXIAN_HOME for the embedded one"
                                    + " / 请在 HONGXIAN_DB_URL 中指明一个从未有过示例账号的数据库；用嵌入式数据库的，请另设 HONGXIAN_HOME",
                            cause);
        }
    }
}
