package org.hongxian.gis.landclass;

/**
 * How the features of a layer say their land class.
 *
 * @param field attribute the code stands in, for instance DLBM
 * @param scheme key of the classification the code is of, for instance {@link LandClassScheme#THIRD_SURVEY}
 */
public record LandClassCoding(String field, String scheme) {}
