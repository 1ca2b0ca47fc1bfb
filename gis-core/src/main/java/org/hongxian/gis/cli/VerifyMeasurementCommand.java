package org.hongxian.gis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.MeasurementVerification;
import org.hongxian.gis.evidence.MeasurementVerification.Finding;
import org.hongxian.gis.evidence.UnusableArchiveException;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a measurement the application exported as one file. Exit code 1 when anything differs or could not be checked. */
@Command(
        name = "verify-measurement",
        description = "核验测算成果包：核对各文件摘要，按包内的图形和图层要素重新测算，与证据逐字节比较",
        mixinStandardHelpOptions = true)
final class VerifyMeasurementCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "应用导出的测算成果包（ZIP）")
    private Path file = Path.of("");

    @Option(names = "--json", description = "以 JSON 输出")
    private boolean json;

    @Option(names = Language.OPTION, paramLabel = "LANG", description = "zh（默认）或 en", defaultValue = "zh")
    private Language language = Language.ZH;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        MeasurementVerification verification = verify();
        if (json) {
            out().println(CliOutput.json(json(verification)));
        } else {
            print(verification);
        }
        return verification.agrees() ? HongxianCommand.FINE : HongxianCommand.DEFECTS;
    }

    Locale locale() {
        return language.locale();
    }

    private MeasurementVerification verify() {
        if (!Files.isRegularFile(file)) {
            throw new CliFailure("verify.no-file", file);
        }
        try {
            return MeasurementVerification.of(file);
        } catch (UnusableArchiveException e) {
            throw new CliFailure("verify.unusable", file.getFileName(), reason(e));
        } catch (IOException e) {
            throw new CliFailure("verify.unreadable", file.getFileName(), String.valueOf(e.getMessage()));
        }
    }

    private String reason(UnusableArchiveException e) {
        String text = text("verify.unusable." + e.reason(), e.entry(), e.value());
        if (e.place().isEmpty()) {
            return text;
        }
        boolean stands = e.reason() == Reason.WRONG_VALUE && !e.value().isEmpty();
        return text + text(stands ? "verify.unusable.stands" : "verify.unusable.place", e.place(), e.value());
    }

    private void print(MeasurementVerification verification) {
        Evidence evidence = verification.evidence();
        if (evidence != null) {
            out().println(CliOutput.oneLine(text(
                    "verify.head",
                    evidence.caseId(),
                    evidence.drawing().number(),
                    evidence.method().on())));
            out().println(text(
                    "verify.area",
                    evidence.planarSquareMetres().toPlainString(),
                    evidence.legalHectares().toPlainString(),
                    evidence.rows().size()));
            for (Evidence.Layer layer : evidence.layers()) {
                if (layer.versionId() != null) {
                    out().println(CliOutput.oneLine(
                            text("verify.layer", layer.layer(), layer.number(), layer.digest())));
                }
            }
        }
        verification.findings().forEach(finding -> out().println("  ! " + text(finding)));
        out().println(text(
                verification.agrees() ? "verify.agrees" : "verify.differs",
                verification.findings().size()));
        if (!verification.digest().isEmpty()) {
            out().println(text("verify.digest", verification.digest()));
        }
    }

    private ObjectNode json(MeasurementVerification verification) {
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("file", String.valueOf(file.getFileName()));
        node.put("agrees", verification.agrees());
        node.put("digest", verification.digest());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : verification.findings()) {
            findings.addObject()
                    .put("kind", finding.kind().name())
                    .put("name", finding.name())
                    .put("stated", finding.stated())
                    .put("found", finding.found())
                    .put("message", text(finding));
        }
        return node;
    }

    private String text(Finding finding) {
        return CliOutput.oneLine(text("verify." + finding.kind(), finding.name(), finding.stated(), finding.found()));
    }

    private String text(String key, @Nullable Object... values) {
        return CliOutput.text(key, locale(), values);
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec.commandLine().getOut();
    }
}
