package org.hongxian.map.feature;

import java.util.Optional;

/** Numbers in attributes, which are kept as the text they came as. */
final class Numbers {

    private Numbers() {}

    /** Empty if it is no number, or no finite one. */
    static Optional<Double> read(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
