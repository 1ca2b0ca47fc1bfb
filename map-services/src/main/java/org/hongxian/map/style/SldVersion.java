package org.hongxian.map.style;

/** The two kinds of Styled Layer Descriptor in use. */
public enum SldVersion {
    SLD_1_0("1.0.0", "application/vnd.ogc.sld+xml"),
    /** With Symbology Encoding 1.1. */
    SLD_1_1("1.1.0", "application/vnd.ogc.se+xml");

    private final String number;
    private final String mediaType;

    SldVersion(String number, String mediaType) {
        this.number = number;
        this.mediaType = mediaType;
    }

    /** As it stands in the document: 1.0.0 or 1.1.0. */
    public String number() {
        return number;
    }

    /** By which GeoServer tells the two apart. */
    public String mediaType() {
        return mediaType;
    }
}
