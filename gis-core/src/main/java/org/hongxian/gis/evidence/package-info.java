/**
 * A measurement and everything it was made of: from a drawing and stated layer versions to one text that another machine makes again
 * to the byte.
 *
 * <p>Entry class: {@link org.hongxian.gis.evidence.MeasurementRun}; in goes {@link org.hongxian.gis.evidence.MeasurementInputs}, out
 * comes {@link org.hongxian.gis.evidence.Evidence}, written by {@link org.hongxian.gis.evidence.EvidenceText}. The application and the
 * command line run the same code.
 */
@NullMarked
package org.hongxian.gis.evidence;

import org.jspecify.annotations.NullMarked;
