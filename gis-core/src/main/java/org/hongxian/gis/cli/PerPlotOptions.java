package org.hongxian.gis.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.hongxian.gis.bulk.AreaTable.Format;
import org.hongxian.gis.bulk.AreaTable.Layout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of an overlay of many red lines, each measured by itself. */
final class PerPlotOptions {

    private static final int MOST_THREADS = 64;

    @Option(names = "--per-plot", description = "逐地块量算：文件中每个地块单独一行，可以有上百万个；结果写入 --out")
    private boolean perPlot;

    @Option(names = "--out", paramLabel = "OUT", description = "逐地块的结果文件，以 .csv、.xlsx 或 .jsonl 结尾")
    private @Nullable Path out;

    @Option(names = "--coverage", paramLabel = "FILE.hxc", description = "图层打包后的文件：没有就由 --layer 生成并保留，有就直接使用")
    private @Nullable Path coverage;

    @Option(names = "--resume", description = "接着上次中断处继续")
    private boolean resume;

    @Option(names = "--threads", paramLabel = "N", description = "线程数，缺省为处理器数；结果与线程数无关")
    private @Nullable Integer threads;

    @Option(names = "--table", paramLabel = "LAYOUT", description = "wide 每地块一行、每类一列，long 每地块每类一行；缺省由类别多少决定")
    private @Nullable String table;

    boolean perPlot() {
        return perPlot;
    }

    boolean resume() {
        return resume;
    }

    @Nullable
    Path coverage() {
        return coverage;
    }

    /** The first option that means nothing without {@code --per-plot}; empty when there is none. */
    String stray() {
        if (perPlot) {
            return "";
        }
        if (out != null) {
            return "--out";
        }
        if (coverage != null) {
            return "--coverage";
        }
        if (resume) {
            return "--resume";
        }
        if (threads != null) {
            return "--threads";
        }
        return table != null ? "--table" : "";
    }

    Path out() {
        if (out == null) {
            throw new CliFailure("overlay.out-needed");
        }
        return out;
    }

    Format format() {
        String name = String.valueOf(out().getFileName()).toLowerCase(Locale.ROOT);
        for (Format format : Format.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new CliFailure("unknown-output-format", out().getFileName(), ".csv, .xlsx, .jsonl");
    }

    /** Null when the number of groups decides. */
    @Nullable
    Layout layout() {
        if (table == null) {
            return null;
        }
        for (Layout layout : Layout.values()) {
            if (layout.name().toLowerCase(Locale.ROOT).equals(table)) {
                return layout;
            }
        }
        throw new CliFailure("overlay.bad-table", table);
    }

    int threads() {
        if (threads == null) {
            return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new CliFailure("overlay.bad-threads", threads, MOST_THREADS);
        }
        return threads;
    }
}
