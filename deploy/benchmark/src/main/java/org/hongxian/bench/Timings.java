package org.hongxian.bench;

import java.util.ArrayList;
import java.util.List;

/** Seconds a method took in each of its turns, and milliseconds for each single question of the last one. */
final class Timings {

    private final List<Double> seconds = new ArrayList<>();
    private List<Double> questions = List.of();

    void add(List<Double> millisecondsPerQuestion) {
        questions = List.copyOf(millisecondsPerQuestion);
        seconds.add(questions.stream().mapToDouble(Double::doubleValue).sum() / 1000);
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }

    double medianSeconds() {
        return quantile(seconds, 0.5);
    }

    double p99Milliseconds() {
        return quantile(questions, 0.99);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
