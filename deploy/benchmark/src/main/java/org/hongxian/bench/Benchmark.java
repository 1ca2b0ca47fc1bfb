package org.hongxian.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one benchmark: {@code overlay} or {@code import}, with {@code --quick}. The peer is the PostGIS database HONGXIAN_TEST_POSTGRES names; files go to the
 * folder HONGXIAN_BENCH_FOLDER names. Exit code 0 when all answers agree, 1 when not, 2 for a wrong call.
 */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        boolean quick = words.contains("--quick");
        String postgres = System.getenv("HONGXIAN_TEST_POSTGRES");
        String folder = System.getenv("HONGXIAN_BENCH_FOLDER");
        if (words.isEmpty()
                || !List.of("overlay", "import").contains(words.get(0))
                || postgres == null
                || folder == null) {
            System.err.println(
                    "usage: overlay|import [--quick], with HONGXIAN_TEST_POSTGRES and HONGXIAN_BENCH_FOLDER set");
            System.exit(2);
            return;
        }
        Path path = Files.createDirectories(Path.of(folder));
        boolean agreed = words.get(0).equals("import")
                ? new ImportBenchmark(path, postgres, quick ? ImportBenchmark.QUICK : ImportBenchmark.FULL).run()
                : new OverlayBenchmark(path, postgres, quick ? OverlaySize.QUICK : OverlaySize.FULL).run();
        System.exit(agreed ? 0 : 1);
    }
}
