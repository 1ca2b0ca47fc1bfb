package org.hongxian.approval.drawing;

/** A drawing as a file to hand out. */
public record ExportedDrawing(String fileName, ExportFormat format, byte[] content) {}
