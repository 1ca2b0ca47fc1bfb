/**
 * The ministry's boundary TXT (报部坐标) in its families and dialects, and its XML form: what the lines mean, and how a receiver wants them
 * written.
 *
 * <p>Entry classes: {@code BoundaryTextFormat} and {@code BlockXmlFormat}, found as services; {@code TextProfile} for the receivers.
 * {@code PointRows} takes rows of points from any other table and decides what they mean by the same rules: axis order, rings, zone,
 * units.
 */
@NullMarked
package org.hongxian.gis.boundarytext;

import org.jspecify.annotations.NullMarked;
