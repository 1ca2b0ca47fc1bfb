/**
 * Coverage files of layer versions: areas without geometry, in the time between two movements of the mouse.
 *
 * <p>Entry class: {@link org.hongxian.map.coverage.CoverageFiles}. The database is the truth. A file that is missing, damaged, cut off,
 * of another source or of another format is made again in the background; until then there is no answer from here, and never a wrong
 * one.
 */
@NullMarked
package org.hongxian.map.coverage;

import org.jspecify.annotations.NullMarked;
