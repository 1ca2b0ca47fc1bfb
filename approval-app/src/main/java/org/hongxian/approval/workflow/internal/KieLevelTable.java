package org.hongxian.approval.workflow.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.internal.NoLevelException.Reason;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * The table as DMN, evaluated by KIE.
 *
 * <p>KIE lets a null or mistyped input match fewer rows without a word: types are fixed by the signature here, ranges checked
 * by the caller, every message of the engine is an error, and so is the absence of a row.
 */
final class KieLevelTable implements LevelTable {

    private static final String DECISION = "approvalLevel";

    private final byte[] xml;
    private final String version;
    private @Nullable DMNRuntime runtime;

    KieLevelTable(byte[] xml) {
        this.xml = xml.clone();
        this.version = sha256(xml);
    }

    @Override
    public List<MatchedRow> evaluate(LevelFacts.Measured facts, LocalDate on) {
        try {
            return matched(runtime(), facts, on);
        } catch (NoLevelException known) {
            throw known;
        } catch (RuntimeException engineFailure) {
            throw new NoLevelException(Reason.TABLE_UNUSABLE, "evaluation failed: " + engineFailure);
        }
    }

    private static List<MatchedRow> matched(DMNRuntime engine, LevelFacts.Measured facts, LocalDate on) {
        DMNModel model = engine.getModels().get(0);
        DMNContext context = engine.newContext();
        context.set("basicFarmlandHectares", facts.basicFarmlandHectares());
        context.set("otherCultivatedHectares", facts.otherCultivatedHectares());
        context.set("otherLandHectares", facts.otherLandHectares());
        context.set("on", on);
        DMNResult result = engine.evaluateByName(model, context, DECISION);
        if (result.hasErrors()) {
            throw new NoLevelException(Reason.TABLE_UNUSABLE, "evaluation failed: " + result.getMessages());
        }
        Object value = result.getDecisionResultByName(DECISION).getResult();
        if (!(value instanceof List<?> rows) || rows.isEmpty()) {
            throw new NoLevelException(Reason.NO_ROW, "no row of the table applies to " + facts + " on " + on);
        }
        var matched = new ArrayList<MatchedRow>();
        for (Object row : rows) {
            matched.add(row(row));
        }
        return List.copyOf(matched);
    }

    @Override
    public String version() {
        return version;
    }

    private static MatchedRow row(Object row) {
        if (row instanceof Map<?, ?> cells) {
            try {
                return new MatchedRow(
                        text(cells, "row"),
                        Level.valueOf(text(cells, "level")),
                        text(cells, "description"),
                        text(cells, "legalBasis"),
                        null);
            } catch (IllegalArgumentException unknownLevel) {
                throw new NoLevelException(Reason.TABLE_UNUSABLE, "unknown level in row " + cells);
            }
        }
        throw new NoLevelException(Reason.TABLE_UNUSABLE, "not a row: " + row);
    }

    private static String text(Map<?, ?> cells, String name) {
        if (cells.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new NoLevelException(Reason.TABLE_UNUSABLE, "row without " + name + ": " + cells);
    }

    /** Compiled when first needed: it costs a second or two that the start need not wait for. */
    private synchronized DMNRuntime runtime() {
        if (runtime == null) {
            runtime = compile();
        }
        return runtime;
    }

    private DMNRuntime compile() {
        String text = new String(xml, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (text.contains("<!doctype") || text.contains("external") || text.contains("kind=\"java\"")) {
            throw new NoLevelException(Reason.TABLE_UNUSABLE, "tables that call code or name other files are refused");
        }
        Resource resource = ResourceFactory.newInputStreamResource(new ByteArrayInputStream(xml));
        resource.setSourcePath("approval-level.dmn");
        DMNRuntime compiled = DMNRuntimeBuilder.usingStrict()
                .fromResources(List.of(resource))
                .getOrElseThrow(
                        cause -> new NoLevelException(Reason.TABLE_UNUSABLE, String.valueOf(cause.getMessage())));
        if (compiled.getModels().size() != 1 || compiled.getModels().get(0).hasErrors()) {
            throw new NoLevelException(Reason.TABLE_UNUSABLE, "the table has errors");
        }
        if (compiled.getModels().get(0).getDecisionByName(DECISION) == null) {
            throw new NoLevelException(Reason.TABLE_UNUSABLE, "the table has no decision " + DECISION);
        }
        return compiled;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
