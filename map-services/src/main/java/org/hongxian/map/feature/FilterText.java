package org.hongxian.map.feature;

import static org.geotools.filter.text.generated.parsers.ECQLParserConstants.*;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.filter.text.generated.parsers.ECQLParserTokenManager;
import org.geotools.filter.text.generated.parsers.JavaCharStream;
import org.geotools.filter.text.generated.parsers.Token;
import org.geotools.filter.text.generated.parsers.TokenMgrError;
import org.hongxian.map.feature.UnusableFilterException.Reason;

/**
 * A condition in the text form of CQL2, as GeoTools' ECQL parser reads it.
 *
 * <p>The lexer of ECQL cuts the text into words. Words both languages have are kept, the spatial functions and boxes of CQL2 get their
 * ECQL form, attributes get short names so that nothing in a name can mean a path, and every other word is refused here: the parser
 * never sees a function it would have to look up.
 *
 * @param ecql what to parse
 * @param names the attributes in it; {@code a0} stands for the first, {@code geometry} for the geometry
 * @param words where each word of {@code ecql} came from
 */
record FilterText(String ecql, List<String> names, List<Word> words) {

    static final int MOST_CHARACTERS = 16_000;
    static final int MOST_NESTED = 40;
    static final int MOST_JOINED = 300;
    static final int MOST_VALUES = 20_000;

    /** What the geometry is called in the text to be parsed. */
    static final String GEOMETRY = "geometry";

    private static final String ALIAS = "a";
    /** How the parser begins when it found the end in place of something. */
    private static final Pattern END = Pattern.compile("Encountered \"[^\\n]*<EOF>[ \"]");

    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column (\\d{1,9})");

    private static final Map<String, String> SPATIAL = Map.of(
            "S_INTERSECTS", "INTERSECTS",
            "S_DISJOINT", "DISJOINT",
            "S_EQUALS", "EQUALS",
            "S_TOUCHES", "TOUCHES",
            "S_CROSSES", "CROSSES",
            "S_WITHIN", "WITHIN",
            "S_CONTAINS", "CONTAINS",
            "S_OVERLAPS", "OVERLAPS");

    private static final Set<Integer> KEPT = Set.of(
            STRING_LITERAL,
            AND,
            OR,
            NOT,
            EQ,
            NEQ,
            GT,
            LT,
            GTE,
            LTE,
            LIKE,
            BETWEEN,
            IN,
            IS,
            NULL,
            POINT,
            LINESTRING,
            POLYGON,
            MULTIPOINT,
            MULTILINESTRING,
            MULTIPOLYGON,
            LP,
            RP,
            COMMA,
            MINUS,
            INTEGER_LITERAL,
            FLOATING_LITERAL);

    FilterText {
        names = List.copyOf(names);
        words = List.copyOf(words);
    }

    /**
     * @param from where it begins in the text to be parsed
     * @param image as it was sent
     * @param at where it stands in the text as it was sent
     */
    record Word(int from, String image, FilterSigns.Position at) {}

    /** @throws UnusableFilterException if the text is too large, or has a word that is not supported */
    static FilterText read(String sent) {
        if (sent.length() > MOST_CHARACTERS) {
            throw new UnusableFilterException(Reason.TOO_LONG, MOST_CHARACTERS);
        }
        if (sent.isBlank()) {
            throw new UnusableFilterException(Reason.EMPTY);
        }
        // To the lexer a tab is as wide as the rest of eight columns.
        String text = sent.replace('\t', ' ');
        FilterSigns.check(text);
        // The lexer would take it for a character of a Java source.
        if (text.contains("\\u")) {
            throw new UnusableFilterException(Reason.NOT_SUPPORTED, "\\u");
        }
        var names = new ArrayList<String>();
        var places = new ArrayList<Word>();
        var words = new StringBuilder(text.length() + 16);
        List<Token> tokens = tokens(text);
        int depth = 0;
        int values = 0;
        int joined = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            places.add(new Word(
                    words.length(), token.image, new FilterSigns.Position(token.beginLine, token.beginColumn)));
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).kind == LP;
            depth += token.kind == LP ? 1 : token.kind == RP ? -1 : 0;
            values += token.kind == STRING_LITERAL || token.kind == INTEGER_LITERAL || token.kind == FLOATING_LITERAL
                    ? 1
                    : 0;
            joined += token.kind == AND || token.kind == OR || token.kind == NOT ? 1 : 0;
            if (joined > MOST_JOINED) {
                throw new UnusableFilterException(Reason.TOO_MANY_CONDITIONS, MOST_JOINED);
            }
            if (depth > MOST_NESTED) {
                throw new UnusableFilterException(Reason.TOO_DEEP, MOST_NESTED);
            }
            if (values > MOST_VALUES) {
                throw new UnusableFilterException(Reason.TOO_MANY_VALUES, MOST_VALUES);
            }
            if (token.kind == BBOX && called) {
                i = appendBox(words, tokens, i + 1);
            } else if (token.kind == TRUE || token.kind == FALSE) {
                words.append(token.kind == TRUE ? "INCLUDE" : "EXCLUDE");
            } else if (token.kind == IDENTIFIER) {
                words.append(called ? function(token) : alias(token, names));
            } else if (KEPT.contains(token.kind)) {
                words.append(token.image);
            } else {
                throw new UnusableFilterException(Reason.NOT_SUPPORTED, token.image);
            }
            words.append(' ');
        }
        return new FilterText(words.toString(), names, places);
    }

    /**
     * What the parser stumbled over, in terms of the text as it was sent.
     *
     * @param message of the parser, which names line and column of the text it parsed
     */
    UnusableFilterException refused(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            // Shapes are built while they are parsed; what they are not made of has no place.
            return new UnusableFilterException(Reason.INVALID_SHAPE);
        }
        int offset = position(place).offset(ecql);
        if (END.matcher(message).lookingAt() || offset >= ecql.stripTrailing().length()) {
            return new UnusableFilterException(Reason.UNFINISHED);
        }
        Word word = words.get(0);
        for (Word each : words) {
            word = each.from() <= offset ? each : word;
        }
        return new UnusableFilterException(
                Reason.SYNTAX, word.image(), word.at().line(), word.at().column());
    }

    private static FilterSigns.Position position(Matcher place) {
        return new FilterSigns.Position(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    }

    private static List<Token> tokens(String text) {
        var lexer = new ECQLParserTokenManager(new JavaCharStream(new StringReader(text)));
        var tokens = new ArrayList<Token>();
        try {
            for (Token token = lexer.getNextToken(); token.kind != EOF; token = lexer.getNextToken()) {
                tokens.add(token);
            }
        } catch (TokenMgrError e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            var at = place.find() ? position(place) : new FilterSigns.Position(1, 1);
            int offset = Math.min(at.offset(text), text.length() - 1);
            throw new UnusableFilterException(
                    Reason.UNKNOWN_SIGN, Character.toString(text.codePointAt(offset)), at.line(), at.column());
        }
        return tokens;
    }

    private static String function(Token token) {
        String known = SPATIAL.get(token.image.toUpperCase(Locale.ROOT));
        if (known == null) {
            throw new UnusableFilterException(Reason.NOT_SUPPORTED, token.image + "()");
        }
        return known;
    }

    private static String alias(Token token, List<String> names) {
        String name = token.image.startsWith("\"") ? token.image.substring(1, token.image.length() - 1) : token.image;
        if (name.equals(LayerFields.GEOMETRY)) {
            return GEOMETRY;
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        return ALIAS + names.indexOf(name);
    }

    /**
     * BBOX(first, second, first, second) as the polygon it is.
     *
     * @return where its closing bracket stands
     */
    private static int appendBox(StringBuilder words, List<Token> tokens, int open) {
        var numbers = new ArrayList<Double>();
        int at = open + 1;
        double sign = 1;
        for (; at < tokens.size() && tokens.get(at).kind != RP && numbers.size() <= 4; at++) {
            Token token = tokens.get(at);
            if (token.kind == MINUS) {
                sign = -1;
            } else if (token.kind == INTEGER_LITERAL || token.kind == FLOATING_LITERAL) {
                numbers.add(sign * Double.parseDouble(token.image));
                sign = 1;
            } else if (token.kind != COMMA) {
                break;
            }
        }
        if (numbers.size() != 4 || at >= tokens.size() || tokens.get(at).kind != RP) {
            throw new UnusableFilterException(Reason.BOX);
        }
        if (numbers.get(0) > numbers.get(2) || numbers.get(1) > numbers.get(3)) {
            throw new UnusableFilterException(Reason.INVALID_SHAPE);
        }
        words.append("POLYGON((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
                .formatted(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
        return at;
    }
}
