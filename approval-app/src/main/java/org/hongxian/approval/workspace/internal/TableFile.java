package org.hongxian.approval.workspace.internal;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** A table as a file to be saved. */
final class TableFile {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private TableFile() {}

    /**
     * @param name of the file, without ending
     * @param format csv or xlsx; anything else is a bad request
     */
    static ResponseEntity<byte[]> of(TableSheet sheet, String name, String format) {
        boolean csv = format.equalsIgnoreCase("csv");
        if (!csv && !format.equalsIgnoreCase("xlsx")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format: csv or xlsx");
        }
        var headers = new HttpHeaders();
        headers.setContentType(csv ? CSV : XLSX);
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(name + (csv ? ".csv" : ".xlsx"))
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.ok().headers(headers).body(csv ? CsvFile.of(sheet) : XlsxFile.of(sheet));
    }
}
