package org.hongxian.gis.survey;

/**
 * One boundary point with its number in the survey results.
 *
 * @param name J1, J2 ... as numbered by rule
 * @param submittedName as the surveyor's file has it; empty when the point was drawn
 * @param easting metres
 * @param northing metres
 */
public record NumberedPoint(String name, String submittedName, double easting, double northing) {}
