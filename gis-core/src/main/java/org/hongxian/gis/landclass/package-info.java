/**
 * Land-use classifications as dated data. Entry class: {@code LandClassScheme}.
 */
@NullMarked
package org.hongxian.gis.landclass;

import org.jspecify.annotations.NullMarked;
