package org.hongxian.gis.dxf;

import java.io.IOException;
import java.util.List;

/** The tables, blocks and objects an R2000 drawing must have before a program opens it. */
final class DxfTables {

    /** Handle of the block that is the drawing itself. */
    static final String MODEL_SPACE = "1F";

    private static final String PAPER_SPACE = "1B";
    private static final int RED = 1;
    private static final int WHITE = 7;

    private final DxfWriter out;

    private DxfTables(DxfWriter out) {
        this.out = out;
    }

    /** The sections TABLES and BLOCKS. */
    static void write(DxfWriter out) throws IOException {
        var tables = new DxfTables(out);
        out.section("TABLES");
        tables.empty("VPORT", "8");
        tables.lineTypes();
        tables.layers();
        tables.style();
        tables.empty("VIEW", "6");
        tables.empty("UCS", "7");
        tables.applications();
        tables.dimensionStyles();
        tables.blockRecords();
        out.end();
        out.section("BLOCKS");
        tables.block("*Model_Space", MODEL_SPACE, "20", "21");
        tables.block("*Paper_Space", PAPER_SPACE, "1C", "1D");
        out.end();
    }

    static void writeObjects(DxfWriter out) throws IOException {
        out.section("OBJECTS");
        out.pair(0, "DICTIONARY");
        out.pair(5, "C");
        out.pair(330, "0");
        out.pair(100, "AcDbDictionary");
        out.pair(281, "1");
        out.pair(3, "ACAD_GROUP");
        out.pair(350, "D");
        out.pair(0, "DICTIONARY");
        out.pair(5, "D");
        out.pair(330, "C");
        out.pair(100, "AcDbDictionary");
        out.pair(281, "1");
        out.end();
    }

    private void table(String name, String handle, int entries) throws IOException {
        out.pair(0, "TABLE");
        out.pair(2, name);
        out.pair(5, handle);
        out.pair(330, "0");
        out.pair(100, "AcDbSymbolTable");
        out.pair(70, Integer.toString(entries));
    }

    private void empty(String name, String handle) throws IOException {
        table(name, handle, 0);
        out.pair(0, "ENDTAB");
    }

    private void record(String type, String handle, String owner, String marker, String name) throws IOException {
        out.pair(0, type);
        out.pair(5, handle);
        out.pair(330, owner);
        out.pair(100, "AcDbSymbolTableRecord");
        out.pair(100, marker);
        out.pair(2, name);
    }

    private void lineTypes() throws IOException {
        table("LTYPE", "5", 3);
        int handle = 0x14;
        for (String name : List.of("ByBlock", "ByLayer", "Continuous")) {
            record("LTYPE", Integer.toHexString(handle++), "5", "AcDbLinetypeTableRecord", name);
            out.pair(70, "0");
            out.pair(3, "");
            out.pair(72, "65");
            out.pair(73, "0");
            out.pair(40, "0");
        }
        out.pair(0, "ENDTAB");
    }

    private void layers() throws IOException {
        table("LAYER", "2", 4);
        layer("10", "0", WHITE);
        layer("30", DxfWriter.BOUNDARY_LAYER, RED);
        layer("31", DxfWriter.POINT_LAYER, RED);
        layer("32", DxfWriter.NAME_LAYER, WHITE);
        out.pair(0, "ENDTAB");
    }

    private void layer(String handle, String name, int colour) throws IOException {
        record("LAYER", handle, "2", "AcDbLayerTableRecord", name);
        out.pair(70, "0");
        out.pair(62, Integer.toString(colour));
        out.pair(6, "Continuous");
    }

    private void style() throws IOException {
        table("STYLE", "3", 1);
        record("STYLE", "11", "3", "AcDbTextStyleTableRecord", "Standard");
        out.pair(70, "0");
        out.pair(40, "0");
        out.pair(41, "1");
        out.pair(50, "0");
        out.pair(71, "0");
        out.pair(42, "2.5");
        out.pair(3, "txt");
        out.pair(4, "gbcbig.shx");
        out.pair(0, "ENDTAB");
    }

    private void applications() throws IOException {
        table("APPID", "9", 2);
        record("APPID", "12", "9", "AcDbRegAppTableRecord", "ACAD");
        out.pair(70, "0");
        record("APPID", "13", "9", "AcDbRegAppTableRecord", DxfEntity.APPLICATION);
        out.pair(70, "0");
        out.pair(0, "ENDTAB");
    }

    private void dimensionStyles() throws IOException {
        table("DIMSTYLE", "A", 1);
        out.pair(100, "AcDbDimStyleTable");
        out.pair(71, "0");
        out.pair(0, "DIMSTYLE");
        out.pair(105, "27");
        out.pair(330, "A");
        out.pair(100, "AcDbSymbolTableRecord");
        out.pair(100, "AcDbDimStyleTableRecord");
        out.pair(2, "Standard");
        out.pair(70, "0");
        out.pair(0, "ENDTAB");
    }

    private void blockRecords() throws IOException {
        table("BLOCK_RECORD", "1", 2);
        record("BLOCK_RECORD", MODEL_SPACE, "1", "AcDbBlockTableRecord", "*Model_Space");
        record("BLOCK_RECORD", PAPER_SPACE, "1", "AcDbBlockTableRecord", "*Paper_Space");
        out.pair(0, "ENDTAB");
    }

    private void block(String name, String owner, String begin, String end) throws IOException {
        out.pair(0, "BLOCK");
        out.pair(5, begin);
        out.pair(330, owner);
        out.pair(100, "AcDbEntity");
        out.pair(8, "0");
        out.pair(100, "AcDbBlockBegin");
        out.pair(2, name);
        out.pair(70, "0");
        out.pair(10, "0");
        out.pair(20, "0");
        out.pair(30, "0");
        out.pair(3, name);
        out.pair(1, "");
        out.pair(0, "ENDBLK");
        out.pair(5, end);
        out.pair(330, owner);
        out.pair(100, "AcDbEntity");
        out.pair(8, "0");
        out.pair(100, "AcDbBlockEnd");
    }
}
