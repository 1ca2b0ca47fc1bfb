package org.hongxian.map.feature;

import java.util.List;

/** A condition nothing can be selected by. Whoever shows it words the reason in the reader's language. */
public final class UnusableFilterException extends RuntimeException {

    /** What is wrong; in brackets the arguments. */
    public enum Reason {
        /** [most characters] */
        TOO_LONG,
        /** [most nested brackets] */
        TOO_DEEP,
        /** [most conditions joined by AND, OR and NOT] */
        TOO_MANY_CONDITIONS,
        /** [most values] */
        TOO_MANY_VALUES,
        /** [most vertices] */
        TOO_MANY_VERTICES,
        /** Nothing is written: [] */
        EMPTY,
        /** It goes wrong at a word: [the word, line, column, both from 1, in the text as it was sent] */
        SYNTAX,
        /** It ends before it is whole: [] */
        UNFINISHED,
        /** A sign no condition has there: [it, line, column] */
        UNKNOWN_SIGN,
        /** A sign of the wrong width, as Chinese input methods write it: [it, the right one, line, column] */
        FULL_WIDTH,
        /** A quotation mark without its second: [it, line, column] */
        OPEN_QUOTE,
        /** An opening bracket without its closing one: [line, column] */
        OPEN_BRACKET,
        /** A closing bracket without its opening one: [line, column] */
        EXTRA_BRACKET,
        /** BBOX without its four numbers: [] */
        BOX,
        /** A word or sign that is not supported here: [it] */
        NOT_SUPPORTED,
        /** [name, names there are] */
        UNKNOWN_FIELD,
        /** [name, the one that may be meant, names there are] */
        MISSPELT_FIELD,
        /** A number was compared with something that is none: [name] */
        NUMBER_EXPECTED,
        /** A text was compared with something that is none: [name] */
        TEXT_EXPECTED,
        /** A comparison that names no attribute: [] */
        NO_FIELD,
        /** A spatial condition that does not set the geometry against a shape: [] */
        NO_SHAPE,
        /** A shape that is not valid, for instance crosses itself: [] */
        INVALID_SHAPE,
        /** A shape outside the area its reference system is for: [] */
        OUT_OF_DOMAIN
    }

    private final Reason reason;
    private final List<Object> arguments;

    UnusableFilterException(Reason reason, Object... arguments) {
        super(reason + " " + List.of(arguments));
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    public Reason reason() {
        return reason;
    }

    /** In the order the reason names them. */
    public List<Object> arguments() {
        return arguments;
    }
}
