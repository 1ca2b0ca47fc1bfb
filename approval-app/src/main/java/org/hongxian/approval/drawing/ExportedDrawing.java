package org.hongxian.approval.drawing;

import org.hongxian.gis.coordinatefile.FileFormat;

/** A drawing as a file to hand out. */
public record ExportedDrawing(String fileName, FileFormat format, byte[] content) {}
