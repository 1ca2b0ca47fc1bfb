/**
 * Findings about user data, each with its place.
 *
 * <p>Entry class: {@link org.hongxian.gis.issue.Issue}. Wrong user data is never thrown: every operation returns all its
 * findings at once, and the same list feeds the page, the map overlay, the command line and the PDF. Texts live in the
 * message bundles of this package, keyed by the code.
 */
@NullMarked
package org.hongxian.gis.issue;

import org.jspecify.annotations.NullMarked;
