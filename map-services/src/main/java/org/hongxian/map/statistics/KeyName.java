package org.hongxian.map.statistics;

/**
 * What one value of a key is called.
 *
 * @param zh empty when the code is known by no name
 * @param en the Chinese name where there is no English one
 */
public record KeyName(String zh, String en) {

    public static final KeyName NONE = new KeyName("", "");

    /** One name for both languages, as proper names have. */
    static KeyName proper(String name) {
        return name.isEmpty() ? NONE : new KeyName(name, name);
    }
}
