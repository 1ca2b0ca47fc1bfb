package org.hongxian.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Runs one benchmark: {@code overlay}, {@code import}, {@code check}, {@code tiles}, {@code query} or {@code users}, with
 * {@code --quick}; {@code check} with the script of the command line in HONGXIAN_BENCH_COMMAND, {@code users} with the one that starts
 * the product in HONGXIAN_BENCH_RUN. The peer is the PostGIS database HONGXIAN_TEST_POSTGRES names; files go to the folder
 * HONGXIAN_BENCH_FOLDER names. Exit code 0 when all answers agree, 1 when not, 2 for a wrong call.
 */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        boolean quick = words.contains("--quick");
        String postgres = System.getenv("HONGXIAN_TEST_POSTGRES");
        String folder = System.getenv("HONGXIAN_BENCH_FOLDER");
        String name = words.isEmpty() ? "" : words.get(0);
        if (!List.of("overlay", "import", "check", "tiles", "query", "users").contains(name)
                || postgres == null
                || folder == null) {
            System.err.println(
                    "usage: overlay|import|check|tiles|query|users [--quick], with HONGXIAN_TEST_POSTGRES and HONGXIAN_BENCH_FOLDER set");
            System.exit(2);
            return;
        }
        Path path = Files.createDirectories(Path.of(folder));
        boolean agreed = run(name, path, postgres, quick);
        System.exit(agreed ? 0 : 1);
    }

    private static boolean run(String name, Path path, String postgres, boolean quick) throws Exception {
        return switch (name) {
            case "import" ->
                new ImportBenchmark(path, postgres, quick ? ImportBenchmark.QUICK : ImportBenchmark.FULL).run();
            case "check" -> {
                String command =
                        Objects.requireNonNull(System.getenv("HONGXIAN_BENCH_COMMAND"), "HONGXIAN_BENCH_COMMAND");
                yield new CheckBenchmark(path, postgres, command, quick).run();
            }
            case "tiles" -> new TileBenchmark(path, postgres, quick ? TileSize.QUICK : TileSize.FULL).run();
            case "query" -> new QueryBenchmark(path, postgres, quick).run();
            case "users" -> {
                String script = Objects.requireNonNull(System.getenv("HONGXIAN_BENCH_RUN"), "HONGXIAN_BENCH_RUN");
                yield new UsersBenchmark(Path.of(script), path, quick).run();
            }
            default -> new OverlayBenchmark(path, postgres, quick ? OverlaySize.QUICK : OverlaySize.FULL).run();
        };
    }
}
