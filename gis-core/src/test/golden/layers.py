"""Golden files of Well-Known Text and of GIS formats GDAL does not vary by itself; the others are in gis-files already."""

import shutil
import sqlite3
import tempfile
import zipfile
from pathlib import Path

from land import DEGREES, EAST, RESOURCES, RINGS, WEST, gdal, wkt, write

FOLDER = "gis-files"
ATTRIBUTES = "1,示范地块,0601,960000"
NAMED = ("-nln", "plots", "-a_srs", "EPSG:4527")


def make():
    geometries()
    layers()
    shapefiles()


def geometries():
    ground = wkt(RINGS)
    write("wkt", "polygon.wkt", ground + "\n")
    write("wkt", "multipolygon.wkt", "MULTIPOLYGON (" + wkt([WEST])[8:] + ", " + wkt([EAST])[8:] + ")\n")
    write("wkt", "ewkt.wkt", "SRID=4527;" + ground + "\n")
    write("wkt", "ewkt-multipolygon.wkt", "SRID=4527;MULTIPOLYGON (" + wkt([WEST])[8:] + ", " + wkt([EAST])[8:] + ")\n")
    write("wkt", "ewkt-degrees.wkt", "SRID=4490;" + wkt(DEGREES) + "\n")
    write("wkt", "degrees.wkt", wkt(DEGREES) + "\n")
    write("wkt", "one-per-line.wkt", wkt([WEST]) + "\r\n\r\n" + wkt([EAST]) + ";\r\n")
    write("wkt", "ewkt-per-line.wkt", "SRID=4527;" + wkt([WEST]) + "\nSRID=4527;" + wkt([EAST]) + "\n")
    write("wkt", "over-several-lines.wkt", ground.replace(", ", ",\n  ") + "\n")
    write("wkt", "small-letters-mark.wkt", "\uFEFF" + ground.lower() + "\n")
    write("wkt", "heights.wkt", wkt(RINGS, "POLYGON Z", " 12.5") + "\n")
    write("wkt", "heights-and-measures.wkt", wkt(RINGS, "POLYGON ZM", " 12.5 1") + "\n")
    write("wkt", "northing-first.wkt", wkt([[(y, x) for x, y in ring] for ring in RINGS]) + "\n")
    first, rest = ground.split(", ", 1)[0][9:].strip("("), ground
    write("wkt", "open-ring.wkt", rest.replace(f", {first})", ")", 1) + "\n")
    write("wkt", "point-beside.wkt", ground + "\nPOINT (39600000 4000000)\n")
    write("wkt", "two-systems.wkt", "SRID=4527;" + wkt([WEST]) + "\nSRID=4528;" + wkt([EAST]) + "\n")
    write("wkt", "curve.wkt", "CURVEPOLYGON (CIRCULARSTRING (39600000 4000000, 39601000 4000000, 39600000 4000000))\n")


def layers():
    ground = wkt(RINGS)
    curve = "CURVEPOLYGON (CIRCULARSTRING (39600000 4000000, 39601000 4001000, 39600000 4000000))"
    gdal(FOLDER, "curves.gpkg", [(ATTRIBUTES, curve)], "-f", "GPKG", *NAMED)
    gdal(FOLDER, "without-index.gpkg", [(ATTRIBUTES, ground)], "-f", "GPKG", "-lco", "SPATIAL_INDEX=NO", *NAMED)
    gdal(FOLDER, "degrees.gpkg", [(ATTRIBUTES, wkt(DEGREES))], "-f", "GPKG", "-nln", "plots", "-a_srs", "EPSG:4490")
    path = gdal(FOLDER, "view.gpkg", [(ATTRIBUTES, ground)], "-f", "GPKG", *NAMED)
    with sqlite3.connect(path) as database:
        database.executescript("ALTER TABLE plots RENAME TO real_plots; CREATE VIEW plots AS SELECT * FROM real_plots;")
    halves = "MULTIPOLYGON (" + wkt([WEST])[8:] + ", " + wkt([EAST])[8:] + ")"
    gdal(FOLDER, "multipolygon.geojson", [(ATTRIBUTES, halves)], "-f", "GeoJSON", *NAMED)
    gdal(FOLDER, "metres-without-crs.geojson", [(ATTRIBUTES, ground)], "-f", "GeoJSON")
    gdal(FOLDER, "one-feature-per-line.geojson", [(ATTRIBUTES, wkt([WEST])), (ATTRIBUTES, wkt([EAST]))], "-f", "GeoJSONSeq",
         "-lco", "COORDINATE_PRECISION=12", "-a_srs", "EPSG:4527")
    gdal(FOLDER, "heights.geojson", [(ATTRIBUTES, wkt(RINGS, "POLYGON Z", " 12.5"))], "-f", "GeoJSON", *NAMED)
    gdal(FOLDER, "area-hectares.geojson", [("1,示范地块,0601,96", ground)], "-f", "GeoJSON", *NAMED)
    write(FOLDER, "geometry-alone.geojson", '{"type": "Polygon", "coordinates": %s}' % [
        [list(place) for place in ring + ring[:1]] for ring in DEGREES])
    gdal(FOLDER, "libkml.kml", [(ATTRIBUTES, wkt(DEGREES))], "-f", "LIBKML", "-a_srs", "EPSG:4326")
    rings = [" ".join(f"{x},{y}" for x, y in ring + ring[:1]) for ring in DEGREES]
    boundaries = "".join(
        f"<{side}><LinearRing><coordinates>{ring}</coordinates></LinearRing></{side}>"
        for side, ring in zip(("outerBoundaryIs", "innerBoundaryIs"), rings))
    data = "".join(f'<Data name="{key}"><value>{value}</value></Data>' for key, value in zip(
        ("DKBH", "DKMC", "DLBM", "DKMJ"), ATTRIBUTES.split(",")))
    write(FOLDER, "data.kml", '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>'
          f"<name>示范地块</name><ExtendedData>{data}</ExtendedData><Polygon>{boundaries}</Polygon></Placemark></kml>\n")
    gdal(FOLDER, "points-only.kml", [(ATTRIBUTES, "POINT (118.11 36.13)")], "-f", "KML")


def shapefiles():
    halves = "MULTIPOLYGON (" + wkt([WEST])[8:] + ", " + wkt([EAST])[8:] + ")"
    for name, rows in [("heights.zip", [(ATTRIBUTES, wkt(RINGS, "POLYGON Z", " 12.5"))]), ("parts.zip", [(ATTRIBUTES, halves)]),
                       ("deleted-row.zip", [(ATTRIBUTES, wkt(RINGS)), ("2,废弃地块,0601,10000", wkt([WEST]))]),
                       ("empty-table.zip", [(ATTRIBUTES, wkt(RINGS))])]:
        with tempfile.TemporaryDirectory() as temporary:
            gdal(temporary, "plots.shp", rows, "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", *NAMED)
            table(Path(temporary) / "plots.dbf", name)
            with zipfile.ZipFile(RESOURCES / FOLDER / name, "w", zipfile.ZIP_DEFLATED) as archive:
                for part in sorted(Path(temporary).iterdir()):
                    entry = zipfile.ZipInfo(part.name, (2026, 11, 22, 0, 0, 0))
                    archive.writestr(entry, part.read_bytes(), zipfile.ZIP_DEFLATED)
            if name == "parts.zip":
                shutil.copy(Path(temporary) / "plots.shp", RESOURCES / FOLDER / "not-zipped.shp")


def table(path, name):
    """Marks the second row as deleted, as programs do until the table is packed, or leaves the header alone."""
    content = bytearray(path.read_bytes())
    header, length = int.from_bytes(content[8:10], "little"), int.from_bytes(content[10:12], "little")
    if name == "deleted-row.zip":
        content[header + length] = ord("*")
    elif name == "empty-table.zip":
        content[4:8] = bytes(4)
        del content[header:]
    path.write_bytes(content)
