package org.hongxian.approval.geoserver.internal;

import static org.hongxian.approval.geoserver.internal.OwsParameter.BBOX;
import static org.hongxian.approval.geoserver.internal.OwsParameter.BGCOLOR;
import static org.hongxian.approval.geoserver.internal.OwsParameter.COUNT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.CRS;
import static org.hongxian.approval.geoserver.internal.OwsParameter.EXCEPTIONS;
import static org.hongxian.approval.geoserver.internal.OwsParameter.FEATURE_COUNT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.FORMAT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.FORMAT_OPTIONS;
import static org.hongxian.approval.geoserver.internal.OwsParameter.HEIGHT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.I;
import static org.hongxian.approval.geoserver.internal.OwsParameter.INFO_FORMAT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.J;
import static org.hongxian.approval.geoserver.internal.OwsParameter.LAYER;
import static org.hongxian.approval.geoserver.internal.OwsParameter.LAYERS;
import static org.hongxian.approval.geoserver.internal.OwsParameter.MAXFEATURES;
import static org.hongxian.approval.geoserver.internal.OwsParameter.OUTPUTFORMAT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.PROPERTYNAME;
import static org.hongxian.approval.geoserver.internal.OwsParameter.QUERY_LAYERS;
import static org.hongxian.approval.geoserver.internal.OwsParameter.RESULTTYPE;
import static org.hongxian.approval.geoserver.internal.OwsParameter.RULE;
import static org.hongxian.approval.geoserver.internal.OwsParameter.SCALE;
import static org.hongxian.approval.geoserver.internal.OwsParameter.SLD_VERSION;
import static org.hongxian.approval.geoserver.internal.OwsParameter.SORTBY;
import static org.hongxian.approval.geoserver.internal.OwsParameter.SRS;
import static org.hongxian.approval.geoserver.internal.OwsParameter.SRSNAME;
import static org.hongxian.approval.geoserver.internal.OwsParameter.STARTINDEX;
import static org.hongxian.approval.geoserver.internal.OwsParameter.STYLE;
import static org.hongxian.approval.geoserver.internal.OwsParameter.STYLES;
import static org.hongxian.approval.geoserver.internal.OwsParameter.TRANSPARENT;
import static org.hongxian.approval.geoserver.internal.OwsParameter.TYPENAME;
import static org.hongxian.approval.geoserver.internal.OwsParameter.TYPENAMES;
import static org.hongxian.approval.geoserver.internal.OwsParameter.WIDTH;
import static org.hongxian.approval.geoserver.internal.OwsParameter.X;
import static org.hongxian.approval.geoserver.internal.OwsParameter.Y;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the two services are asked for, with which parameters. Nothing that changes data, and no style of the asker's own. */
enum OwsOperation {
    WMS_CAPABILITIES("wms", "GetCapabilities", Set.of(), Set.of()),
    MAP(
            "wms",
            "GetMap",
            Set.of(LAYERS),
            Set.of(STYLES, CRS, SRS, BBOX, WIDTH, HEIGHT, FORMAT, TRANSPARENT, BGCOLOR, EXCEPTIONS, FORMAT_OPTIONS)),
    FEATURE_INFO(
            "wms",
            "GetFeatureInfo",
            Set.of(LAYERS, QUERY_LAYERS),
            Set.of(
                    STYLES,
                    CRS,
                    SRS,
                    BBOX,
                    WIDTH,
                    HEIGHT,
                    FORMAT,
                    TRANSPARENT,
                    BGCOLOR,
                    EXCEPTIONS,
                    FORMAT_OPTIONS,
                    INFO_FORMAT,
                    FEATURE_COUNT,
                    I,
                    J,
                    X,
                    Y)),
    LEGEND(
            "wms",
            "GetLegendGraphic",
            Set.of(LAYER),
            Set.of(STYLE, FORMAT, WIDTH, HEIGHT, RULE, SCALE, SLD_VERSION, TRANSPARENT, EXCEPTIONS)),
    WFS_CAPABILITIES("wfs", "GetCapabilities", Set.of(), Set.of()),
    FEATURE_TYPE("wfs", "DescribeFeatureType", Set.of(), Set.of(TYPENAME, TYPENAMES, OUTPUTFORMAT, EXCEPTIONS)),
    FEATURES(
            "wfs",
            "GetFeature",
            Set.of(),
            Set.of(
                    TYPENAME,
                    TYPENAMES,
                    COUNT,
                    MAXFEATURES,
                    STARTINDEX,
                    SRSNAME,
                    BBOX,
                    OUTPUTFORMAT,
                    PROPERTYNAME,
                    RESULTTYPE,
                    SORTBY,
                    EXCEPTIONS));

    private final String service;
    private final String request;
    private final Set<OwsParameter> needed;
    private final Set<OwsParameter> possible;

    OwsOperation(String service, String request, Set<OwsParameter> needed, Set<OwsParameter> possible) {
        this.service = service;
        this.request = request;
        this.needed = needed;
        this.possible = possible;
    }

    String service() {
        return service;
    }

    String request() {
        return request;
    }

    Set<OwsParameter> needed() {
        return needed;
    }

    boolean takes(OwsParameter parameter) {
        return needed.contains(parameter) || possible.contains(parameter);
    }

    boolean isCapabilities() {
        return this == WMS_CAPABILITIES || this == WFS_CAPABILITIES;
    }

    static Optional<OwsOperation> find(String service, String request) {
        return Arrays.stream(values())
                .filter(operation -> operation.service.equals(service) && operation.request.equalsIgnoreCase(request))
                .findFirst();
    }
}
