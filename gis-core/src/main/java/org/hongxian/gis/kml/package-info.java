/** KML and KMZ files, in both directions: red lines drawn on web maps and in earth viewers. */
@NullMarked
package org.hongxian.gis.kml;

import org.jspecify.annotations.NullMarked;
