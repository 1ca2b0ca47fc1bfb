/**
 * Reads and writes plots as DXF, the exchange format of CAD programs, in its ASCII form.
 *
 * <p>Entry class: {@link org.hongxian.gis.dxf.DxfFormat}. Read are closed polylines of both kinds, circles, and chains of lines,
 * arcs and open polylines that close; blocks are resolved. Arcs become chords within a stated tolerance. What is not a boundary is
 * left out and counted in the assumptions. Heights are ignored. Splines, ellipses and the binary form are not read.
 */
@NullMarked
package org.hongxian.gis.dxf;

import org.jspecify.annotations.NullMarked;
