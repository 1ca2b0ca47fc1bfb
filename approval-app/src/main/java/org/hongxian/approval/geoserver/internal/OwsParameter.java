package org.hongxian.approval.geoserver.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters that are passed on, and what may stand in them. Whatever is not here is refused, not dropped: a request without its
 * filter would answer a question nobody asked.
 */
enum OwsParameter {
    LAYERS(Kind.LAYERS, ""),
    QUERY_LAYERS(Kind.LAYERS, ""),
    LAYER(Kind.LAYERS, ""),
    TYPENAME(Kind.LAYERS, ""),
    TYPENAMES(Kind.LAYERS, ""),
    STYLES(Kind.STYLES, ""),
    STYLE(Kind.STYLES, ""),
    CRS(Kind.TEXT, "[A-Za-z]{3,5}:[0-9]{1,6}"),
    SRS(Kind.TEXT, "[A-Za-z]{3,5}:[0-9]{1,6}"),
    SRSNAME(Kind.TEXT, "[A-Za-z0-9:/._#-]{5,60}"),
    BBOX(Kind.TEXT, "-?[0-9.eE+-]{1,30}(,-?[0-9.eE+-]{1,30}){3}(,[A-Za-z0-9:/._#-]{5,60})?"),
    WIDTH(Kind.PIXELS, "[0-9]{1,5}"),
    HEIGHT(Kind.PIXELS, "[0-9]{1,5}"),
    FORMAT(Kind.TEXT, "image/(png|png8|jpeg)(;\\s?mode=(8|24|32)bit)?"),
    TRANSPARENT(Kind.TEXT, "(?i)true|false"),
    BGCOLOR(Kind.TEXT, "0x[0-9A-Fa-f]{6}"),
    EXCEPTIONS(Kind.TEXT, "(?i)xml|inimage|blank|application/json|application/vnd\\.ogc\\.se_(xml|inimage|blank)"),
    FORMAT_OPTIONS(Kind.TEXT, "dpi:[0-9]{2,3}"),
    INFO_FORMAT(Kind.TEXT, "application/json|application/geo\\+json|text/plain"),
    FEATURE_COUNT(Kind.TEXT, "[1-9]|[1-4][0-9]|50"),
    I(Kind.TEXT, "[0-9]{1,5}"),
    J(Kind.TEXT, "[0-9]{1,5}"),
    X(Kind.TEXT, "[0-9]{1,5}"),
    Y(Kind.TEXT, "[0-9]{1,5}"),
    RULE(Kind.TEXT, "[A-Za-z0-9_]{1,40}"),
    SCALE(Kind.TEXT, "[0-9.]{1,20}"),
    SLD_VERSION(Kind.TEXT, "1\\.[01]\\.0"),
    COUNT(Kind.COUNT, "[0-9]{1,9}"),
    MAXFEATURES(Kind.COUNT, "[0-9]{1,9}"),
    STARTINDEX(Kind.TEXT, "[0-9]{1,9}"),
    OUTPUTFORMAT(
            Kind.TEXT,
            "application/json|application/gml\\+xml; ?version=3\\.2|text/xml; ?subtype=gml/3\\.[12](\\.[12])?"),
    PROPERTYNAME(Kind.TEXT, "[\\p{L}\\p{N}_,:]{1,600}"),
    RESULTTYPE(Kind.TEXT, "(?i)hits|results"),
    SORTBY(Kind.TEXT, "[\\p{L}\\p{N}_]{1,60}( ?[+ ]?(A|D|ASC|DESC))?");

    private final Kind kind;
    private final Pattern values;

    OwsParameter(Kind kind, String values) {
        this.kind = kind;
        this.values = Pattern.compile(values);
    }

    /** How a value is judged. */
    enum Kind {
        /** By its form alone. */
        TEXT,
        /** Every name is a layer the person may see. */
        LAYERS,
        /** Empty, or the layer's own style: nobody brings styles. */
        STYLES,
        PIXELS,
        COUNT
    }

    Kind kind() {
        return kind;
    }

    boolean accepts(String value) {
        return values.matcher(value).matches();
    }

    static Optional<OwsParameter> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (OwsParameter parameter : values()) {
            if (parameter.name().equals(wanted)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
