package org.hongxian.approval.drawing;

import java.util.List;

/**
 * Something that will no longer hold once a drawing is changed: a measurement, a generated document, a signature.
 *
 * @param messageKey text in the message bundles
 * @param arguments values for the text
 */
public record Consequence(String messageKey, List<Object> arguments) {

    public Consequence {
        arguments = List.copyOf(arguments);
    }
}
