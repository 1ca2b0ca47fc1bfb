"""The land all golden files hold: a square of 1000 m with a square hole of 200 m, in EPSG:4527 (easting, northing)."""

import os
import subprocess
import tempfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

SHELL = [(39600000, 4001000), (39601000, 4001000), (39601000, 4000000), (39600000, 4000000)]
HOLE = [(39600400, 4000600), (39600600, 4000600), (39600600, 4000400), (39600400, 4000400)]
RINGS = [SHELL, HOLE]

# The same in longitude and latitude, as GDAL and PROJ give them.
DEGREES = [
    [(118.110957213479, 36.1341525470485), (118.122064876930, 36.1340489958415),
     (118.121936617211, 36.1250385860791), (118.110830222802, 36.1251421033044)],
    [(118.115349279547, 36.1305070797418), (118.117570710704, 36.1304863722190),
     (118.117545160283, 36.1286842875398), (118.115323779887, 36.1287049937034)],
]

# West and east half; the hole is a notch in each.
WEST = [(39600000, 4001000), (39600500, 4001000), (39600500, 4000600), (39600400, 4000600),
        (39600400, 4000400), (39600500, 4000400), (39600500, 4000000), (39600000, 4000000)]
EAST = [(39600500, 4001000), (39601000, 4001000), (39601000, 4000000), (39600500, 4000000),
        (39600500, 4000400), (39600600, 4000400), (39600600, 4000600), (39600500, 4000600)]


def closed(ring):
    return ring + ring[:1]


def wkt(rings, kind="POLYGON", heights=""):
    texts = ["(" + ", ".join(f"{x} {y}{heights}" for x, y in closed(ring)) + ")" for ring in rings]
    return f"{kind} ({', '.join(texts)})"


def write(folder, name, content):
    path = RESOURCES / folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def gdal(folder, name, rows, *options, fields="DKBH,DKMC,DLBM,DKMJ", select=None):
    """Has GDAL write a file from rows of WKT and attributes."""
    target = RESOURCES / folder / name
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "plots.csv"
        lines = [f"{fields},WKT"] + [f'{attributes},"{geometry}"' for attributes, geometry in rows]
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        source.with_suffix(".csvt").write_text(",".join(["String"] * fields.count(",") + ["Real", "WKT"]))
        subprocess.run(
            ["ogr2ogr", "-q", "-sql", f"SELECT {select or fields} FROM plots", *options, str(target), str(source)],
            check=True, stderr=subprocess.PIPE, env={**os.environ, "OGR_CURRENT_DATE": "2026-11-22T00:00:00Z"})
    return target
