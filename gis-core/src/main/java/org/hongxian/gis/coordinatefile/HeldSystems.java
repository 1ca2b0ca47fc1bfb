package org.hongxian.gis.coordinatefile;

import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/** Which coordinate reference systems a format can hold, and where coordinates in another go. */
public enum HeldSystems {
    ALL {
        @Override
        boolean hold(CrsDefinition crs) {
            return true;
        }

        @Override
        CrsCode substitute(BoundaryFile file) {
            throw new IllegalArgumentException("every system is held");
        }
    },
    /** Gauss-Krüger zones; degrees go to the 3-degree zone they lie in. */
    ZONES {
        @Override
        boolean hold(CrsDefinition crs) {
            return crs.isZone();
        }
    },
    /** Zones and geographic systems, those a surveyor names in words; others go to the 3-degree zone they lie in. */
    NAMED {
        @Override
        boolean hold(CrsDefinition crs) {
            return crs.isZone() || crs.isGeographic();
        }
    },
    /** Longitude and latitude of WGS 84. */
    WGS84 {
        @Override
        boolean hold(CrsDefinition crs) {
            return crs.code().equals(CrsCatalogue.WGS84_GEOGRAPHIC);
        }

        @Override
        CrsCode substitute(BoundaryFile file) {
            return CrsCatalogue.WGS84_GEOGRAPHIC;
        }
    };

    abstract boolean hold(CrsDefinition crs);

    CrsCode substitute(BoundaryFile file) {
        return Reprojection.threeDegreeZoneOf(file).code();
    }
}
