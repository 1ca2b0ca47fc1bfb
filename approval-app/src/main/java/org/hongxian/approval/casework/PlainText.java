package org.hongxian.approval.casework;

/** What people type, as far as every database and document can hold it. */
public final class PlainText {

    private PlainText() {}

    /**
     * Lets through letters of every script, tabs and line ends.
     *
     * @param what the field it was typed in
     * @return the text as it is
     * @throws UnusableTextException when there is a control character in it, or half of a character
     */
    public static String require(String what, String text) {
        if (!text.codePoints().allMatch(PlainText::isPlain)) {
            throw new UnusableTextException(what);
        }
        return text;
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
