package org.hongxian.gis.evidence;

/** The two areas a dossier may rest on. */
public enum LegalArea {
    PLANAR,
    ELLIPSOIDAL
}
