package org.hongxian.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hongxian.bench.ServerUnderLoad.Memory;

/** What a server holds after more and more requests; the first sample is of one whose caches are full. */
final class MemoryTrend {

    private static final double REQUESTS_OF_SLOPE = 100_000;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long requests, Memory memory) {}

    /** @param requests answered since the first sample */
    void add(long requests, Memory memory) {
        samples.add(new Sample(requests, memory));
    }

    double firstMegabytes() {
        return samples.get(0).memory().heapMegabytes();
    }

    double lastMegabytes() {
        return last().memory().heapMegabytes();
    }

    double residentMegabytes() {
        return last().memory().residentMegabytes();
    }

    /** Whether no later sample has more than twice the objects of the first: a cache that was filling has many times as many. */
    boolean wasFullAtFirst() {
        long most = samples.stream()
                .mapToLong(sample -> sample.memory().objects())
                .max()
                .orElseThrow();
        return 2 * samples.get(0).memory().objects() >= most;
    }

    double growth() {
        return lastMegabytes() / firstMegabytes();
    }

    /** By the line that all samples together lie closest to: the heap in megabytes for every 100,000 requests. */
    double megabytesPerHundredThousand() {
        double meanRequests = mean(samples.stream().map(Sample::requests).toList());
        double meanHeap = mean(
                samples.stream().map(sample -> sample.memory().heapMegabytes()).toList());
        double shared = 0;
        double spread = 0;
        for (Sample sample : samples) {
            double offset = sample.requests() - meanRequests;
            shared += offset * (sample.memory().heapMegabytes() - meanHeap);
            spread += offset * offset;
        }
        return shared / spread * REQUESTS_OF_SLOPE;
    }

    private static double mean(List<? extends Number> numbers) {
        return numbers.stream().mapToDouble(Number::doubleValue).average().orElseThrow();
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    /** @param counted what the objects of the samples are */
    String table(String counted) {
        return samples.stream()
                .map(sample -> String.format(
                        Locale.ROOT,
                        "%9d %12.1f %12.1f %12d%n",
                        sample.requests(),
                        sample.memory().heapMegabytes(),
                        sample.memory().residentMegabytes(),
                        sample.memory().objects()))
                .collect(Collectors.joining(
                        "", String.format("%9s %12s %12s %12s%n", "requests", "heap MB", "resident MB", counted), ""));
    }
}
