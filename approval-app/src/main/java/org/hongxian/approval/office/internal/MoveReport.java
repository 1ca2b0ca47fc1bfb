package org.hongxian.approval.office.internal;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.ledger.LedgerReader.ChainCheck;

/**
 * What both databases hold.
 *
 * @param record the chain of the record, as read from the target
 */
record MoveReport(List<Line> tables, StoredFiles files, ChainCheck record) {

    MoveReport {
        tables = List.copyOf(tables);
    }

    /** One table; sums are those of {@link RowSum}. */
    record Line(String table, long rowsFrom, long rowsTo, String sumFrom, String sumTo) {

        boolean agrees() {
            return rowsFrom == rowsTo && sumFrom.equals(sumTo);
        }
    }

    boolean agrees() {
        return tables.stream().allMatch(Line::agrees) && files.isWhole() && record.isWhole();
    }

    long rows() {
        return tables.stream().mapToLong(Line::rowsTo).sum();
    }

    /** For the operator, a line each. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (Line line : tables) {
            lines.add("%-44s %10d rows  %s  %s"
                    .formatted(
                            line.table(),
                            line.rowsTo(),
                            line.sumTo().substring(0, 16),
                            line.agrees()
                                    ? "same / 一致"
                                    : "DIFFERS, source %d rows %s / 不一致"
                                            .formatted(
                                                    line.rowsFrom(),
                                                    line.sumFrom().substring(0, 16))));
        }
        lines.add("%d tables, %d rows / %1$d 个表，%2$d 行".formatted(tables.size(), rows()));
        lines.add("%d documents checked in store/, %d missing, %d damaged / 核对文件 %1$d 个，缺 %2$d 个，损坏 %3$d 个"
                .formatted(
                        files.checked(), files.missing().size(), files.damaged().size()));
        files.missing().forEach(digest -> lines.add("missing / 缺: " + digest));
        files.damaged().forEach(digest -> lines.add("damaged / 损坏: " + digest));
        lines.add(
                record.isWhole()
                        ? "record whole: %d entries, head %s / 办理记录完整".formatted(record.entries(), record.head())
                        : "RECORD BROKEN at %s / 办理记录断裂".formatted(record.brokenAt()));
        return lines;
    }
}
