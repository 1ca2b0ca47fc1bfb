package org.hongxian.approval.measurement;

import java.util.List;

/** A layer that answered before does not answer now, so nothing can be said about agreement; try again later. HTTP 503. */
public class LayerNotAnsweringException extends RuntimeException {

    public LayerNotAnsweringException(List<String> layers) {
        super("no answer from " + String.join(", ", layers));
    }
}
