"""Golden drawings: pairs of group code and value as the published structure has them, and what GDAL writes."""

from land import HOLE, RINGS, SHELL, closed, gdal, wkt, write

FOLDER = "drawings"


def pairs(*values):
    return "".join(f"{values[i]:>3}\r\n{values[i + 1]}\r\n" for i in range(0, len(values), 2))


def places(ring, *behind):
    return "".join(pairs(10, f"{x:.3f}", 20, f"{y:.3f}", *behind) for x, y in ring)


def lightweight(ring, layer="红线", flags=1, *head):
    return pairs(0, "LWPOLYLINE", 8, layer, 90, len(ring), 70, flags, *head) + places(ring)


def old_polyline(ring, layer="红线", flags=1, height=0):
    vertices = "".join(pairs(0, "VERTEX", 8, layer, 10, f"{x:.3f}", 20, f"{y:.3f}", 30, height) for x, y in ring)
    return pairs(0, "POLYLINE", 8, layer, 66, 1, 70, flags, 10, 0, 20, 0, 30, height) + vertices + pairs(0, "SEQEND")


def line(a, b, layer="红线"):
    return pairs(0, "LINE", 8, layer, 10, f"{a[0]:.3f}", 20, f"{a[1]:.3f}", 11, f"{b[0]:.3f}", 21, f"{b[1]:.3f}")


def lines(ring):
    return "".join(line(a, b) for a, b in zip(ring, closed(ring)[1:]))


def text(x, y, words, layer="注记"):
    return pairs(0, "TEXT", 8, layer, 10, x, 20, y, 40, 2.5, 1, words)


def layers(*rows):
    return "".join(pairs(0, "LAYER", 2, name, 70, flags, 62, colour, 6, "CONTINUOUS") for name, flags, colour in rows)


def drawing(name, *entities, version="AC1015", header="", tables="", blocks="", charset="utf-8"):
    parts = [("HEADER", pairs(9, "$ACADVER", 1, version) + header), ("TABLES", tables), ("BLOCKS", blocks),
             ("ENTITIES", "".join(entities))]
    content = "".join(pairs(0, "SECTION", 2, part) + body + pairs(0, "ENDSEC") for part, body in parts)
    write(FOLDER, name, (content + pairs(0, "EOF")).encode(charset))


def square(**options):
    return "".join(lightweight(ring, **options) for ring in RINGS)


def bulged():
    """The northern and the southern side are the same arc of 10 m, so what one adds the other takes away."""
    arc = 10 / 500
    north_west, north_east, south_east, south_west = SHELL
    return (pairs(0, "LWPOLYLINE", 8, "红线", 90, 4, 70, 1)
            + places([north_west], 42, -arc) + places([north_east]) + places([south_east], 42, arc)
            + places([south_west]))


def block():
    """The square drawn at a tenth of its size around another base, placed turned by 90 degrees."""
    def inside(ring):
        # Turned back: the east of the block is the north of the drawing.
        return [((y - 4000000) / 10 + 5, -(x - 39600000) / 10 + 7) for x, y in ring]
    body = "".join(lightweight(inside(ring), "0") for ring in RINGS)
    return pairs(0, "BLOCK", 8, "0", 2, "宗地", 70, 0, 10, 5, 20, 7) + body + pairs(0, "ENDBLK", 8, "0")


def make():
    gdal(FOLDER, "lwpolyline-r2004-gdal.dxf", [("1,,,0", wkt([ring]).replace("POLYGON ((", "LINESTRING (")[:-1])
                                               for ring in RINGS], "-f", "DXF")
    gdal(FOLDER, "polyline-3d-gdal.dxf",
         [("1,,,0", wkt([ring], heights=" 12.5").replace("POLYGON ((", "LINESTRING Z (")[:-1]) for ring in RINGS],
         "-f", "DXF")
    gdal(FOLDER, "hatch-gdal.dxf", [("1,,,0", wkt(RINGS))], "-f", "DXF")
    drawing("polyline-r12.dxf", *(old_polyline(ring) for ring in RINGS), version="AC1009",
            header=pairs(9, "$DWGCODEPAGE", 3, "ANSI_936"), charset="gbk")
    drawing("lwpolyline-r2000.dxf", square(), header=pairs(9, "$DWGCODEPAGE", 3, "ANSI_936"), charset="gbk")
    drawing("lwpolyline-r2018.dxf", square(), version="AC1032", header=pairs(9, "$DWGCODEPAGE", 3, "ANSI_936"))
    drawing("without-header.dxf", square())
    body = pairs(999, "一行注释", 0, "SECTION", 2, "ENTITIES") + square() + pairs(0, "ENDSEC", 0, "EOF")
    write(FOLDER, "comments-lf.dxf", body.replace("\r\n", "\n"))
    drawing("closed-by-repeated-point.dxf", *(lightweight(closed(ring), flags=0) for ring in RINGS))
    drawing("arcs-bulge.dxf", bulged(), lightweight(HOLE))
    drawing("lines.dxf", *(lines(ring) for ring in RINGS))
    drawing("line-twice.dxf", *(lines(ring) for ring in RINGS), line(SHELL[1], SHELL[0]))
    drawing("layer-chosen.dxf", square(), lightweight([(39600100, 4000100), (39600150, 4000100), (39600150, 4000150)],
                                                      "房屋"))
    drawing("layer-frozen-or-off.dxf", square(), lightweight(HOLE, "旧线"), lightweight(HOLE, "关闭"),
            tables=layers(("红线", 0, 1), ("旧线", 1, 7), ("关闭", 0, -7)))
    drawing("nearly-closed.dxf", square(),
            lightweight([(39602000, 4000000), (39602100, 4000000), (39602100, 4000100), (39602000, 4000000.3)],
                        flags=0))
    drawing("open-lines.dxf", square(), line((39600000, 3999900), (39601000, 3999900), "道路"))
    drawing("block-turned-scaled.dxf", blocks=block(),
            *[pairs(0, "INSERT", 8, "红线", 2, "宗地", 10, 39600000, 20, 4000000, 41, 10, 42, 10, 50, 90)])
    drawing("from-below.dxf", *(lightweight([(-x, y) for x, y in ring], "红线", 1, 210, 0, 220, 0, 230, -1)
                                for ring in RINGS))
    drawing("millimetres.dxf", *(lightweight([(x * 1000, y * 1000) for x, y in ring]) for ring in RINGS),
            header=pairs(9, "$INSUNITS", 70, 4))
    drawing("millimetres-in-the-header-only.dxf", square(), header=pairs(9, "$INSUNITS", 70, 4))
    drawing("northing-first.dxf", *(lightweight([(y, x) for x, y in ring]) for ring in RINGS))
    drawing("without-prefix.dxf", *(lightweight([(x - 39000000, y) for x, y in ring]) for ring in RINGS))
    drawing("text-names-the-plot.dxf", square(), text(39600200, 4000200, "示范地块"), text(39600210, 4000200, "96.0000公顷"),
            text(39600001, 4001001, "J1"))
    drawing("text-escaped.dxf", square(), text(39600200, 4000200, "\\U+793A\\U+8303\\U+5730\\U+5757"))
    drawing("spline-beside.dxf", square(), pairs(0, "SPLINE", 8, "红线", 70, 1, 71, 3))
    drawing("paper-space-left-out.dxf", square(), lightweight(HOLE, "图框", 1, 67, 1))
    drawing("points-beside.dxf", square(), *(pairs(0, "POINT", 8, "界址点", 10, x, 20, y) for x, y in SHELL))
    drawing("without-closed-lines.dxf", line((39600000, 3999900), (39601000, 3999900), "道路"))
    attached = pairs(1001, "HONGXIAN", 1000, "PLOT=1", 1000, "RING={ring}", 1000, "CRS=EPSG:4527")
    shell = lightweight(SHELL) + attached.format(ring=1) + pairs(
        1000, "DKBH=1", 1000, "DKMC=示范地块", 1000, "DKMJ=960000.0", 1000, "DLBM=0601", 1000, "JZDH=J1 J2 J3 J4")
    hole = lightweight(HOLE) + attached.format(ring=2) + pairs(1000, "JZDH=J5 J6 J7 J8")
    drawing("extended-data.dxf", shell, hole, header=pairs(9, "$DWGCODEPAGE", 3, "ANSI_936"), charset="gbk")
    binary = b"AutoCAD Binary DXF\r\n\x1a\x00" + b"\x00SECTION\x00\x02HEADER\x00\x00ENDSEC\x00\x00EOF\x00"
    write(FOLDER, "binary.dxf", binary)
    write(FOLDER, "dwg.dwg", b"AC1032\x00\x00\x00\x00\x00" + bytes(100))
