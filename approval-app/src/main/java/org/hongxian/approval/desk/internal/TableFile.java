package org.hongxian.approval.desk.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.hongxian.gis.bulk.RowWriter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The kinds of file a table of the desk is taken away as. */
enum TableFile {
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8), ".csv", RowWriter::csv),
    XLSX(
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ".xlsx",
            RowWriter::xlsx);

    private final MediaType type;
    private final String ending;
    private final Format format;

    TableFile(MediaType type, String ending, Format format) {
        this.type = type;
        this.ending = ending;
        this.format = format;
    }

    private interface Format {

        RowWriter to(OutputStream stream) throws IOException;
    }

    /** @param name of the file, without its ending */
    ResponseEntity<byte[]> of(String name, Consumer<RowWriter> content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (RowWriter rows = format.to(bytes)) {
            content.accept(rows);
        }
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    /** Square metres as they are written, to the hundredth. */
    static BigDecimal squareMetres(double squareMetres) {
        return BigDecimal.valueOf(squareMetres).setScale(2, RoundingMode.HALF_UP);
    }
}
