"""Golden tables of points: text by this script, workbooks by GDAL and, where a spreadsheet program does more, by this script."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from land import DEGREES, EAST, RINGS, WEST, closed, gdal, wkt, write

FOLDER = "point-lists"
HEAD = ["点号", "X(m)", "Y(m)"]


def names(ring):
    first = 1 + sum(len(other) for other in RINGS[:ring])
    return [f"J{first + i}" for i in range(len(RINGS[ring]))]


def rows(turn=lambda x, y: (f"{y:.3f}", f"{x:.3f}"), rings=RINGS, close=True, before=lambda ring: (), behind=()):
    """Rows of one ring after the other: name, X, Y, with a closing row."""
    table = []
    for number, ring in enumerate(rings):
        points = list(zip(names(number), ring))
        for name, point in points + (points[:1] if close else []):
            table.append([*before(number), name, *turn(*point), *behind])
    return table


def table(name, lines, separator=",", charset="utf-8", end="\r\n"):
    cells = [separator.join(line) for line in lines]
    write(FOLDER, name, (end.join(cells) + end).encode(charset))


def sexagesimal(degrees):
    seconds = round(degrees * 3600 * 1e6)
    whole, rest = divmod(seconds, 3600 * 10**6)
    minutes, rest = divmod(rest, 60 * 10**6)
    return f"{whole}°{minutes:02d}′{rest / 1e6:09.6f}″"


def thousands(x, y):
    return f'"{y:,.3f}"', f'"{x:,.3f}"'


def texts():
    for head, name in [(["点名", "纵坐标(X)", "横坐标(Y)"], "head-ordinates"), (["拐点编号", "北坐标", "东坐标"], "head-north-east"),
                       (["Point", "Northing", "Easting"], "head-english"), (["点号", "Ｘ（ｍ）", "Ｙ（ｍ）"], "head-full-width")]:
        table(f"{name}.csv", [head] + rows())
    table("head-x-y.csv", [HEAD] + rows())
    table("head-easting-northing.csv", [["Point", "Easting", "Northing"]] + rows(lambda x, y: (f"{x:.3f}", f"{y:.3f}")))
    table("head-none.csv", rows())
    table("swapped.csv", [HEAD] + rows(lambda x, y: (f"{x:.3f}", f"{y:.3f}")))
    table("semicolons.csv", [HEAD] + rows(), ";")
    table("tabs.csv", [HEAD] + rows(), "\t")
    table("bars.csv", [HEAD] + rows(), "|")
    table("full-width-commas.csv", [HEAD] + rows(), "，")
    table("tabs-in-a-txt.txt", [HEAD] + rows(), "\t", "gbk")
    table("utf8-mark.csv", [HEAD] + rows(), charset="utf-8-sig")
    table("gbk.csv", [HEAD] + rows(), charset="gbk")
    table("utf16le-mark.csv", [["\uFEFF" + HEAD[0], *HEAD[1:]]] + rows(), "\t", "utf-16-le")
    table("lines-lf.csv", [HEAD] + rows(), end="\n")
    quoted = [[f'"{cell}"' for cell in line] for line in [HEAD] + rows()]
    table("quotation-marks.csv", quoted)
    ringed = [["圈号", *HEAD]]
    table("ring-column.csv", ringed + rows(close=False, before=lambda ring: (str(ring + 1),)))
    table("ring-column-closing-rows.csv", ringed + rows(before=lambda ring: (str(ring + 1),)))
    table("blank-rows-between-rings.csv", [HEAD] + rows(rings=RINGS[:1]) + [["", "", ""]] + rows()[5:])
    halves = [["地块名称", *HEAD]]
    for plot, ring in [("西地块", WEST), ("东地块", EAST)]:
        points = [(f"J{i + 1}", f"{y:.3f}", f"{x:.3f}") for i, (x, y) in enumerate(ring)]
        halves += [[plot, *point] for point in points + points[:1]]
    table("plot-column.csv", halves)
    filled = [line if i == 0 or line[0] != halves[i - 1][0] else ["", *line[1:]] for i, line in enumerate(halves)]
    table("plot-column-merged.csv", filled)
    titled = [["西地块", "", ""], HEAD] + [line[1:] for line in halves[1:10]]
    table("titles-name-plots.csv", [["地块名称:西地块", "", ""]] + titled[1:] + [["地块名称:东地块", "", ""], HEAD]
          + [line[1:] for line in halves[10:]])
    table("declared-mu.csv", [["地块名称", "面积(亩)", *HEAD]] + rows(before=lambda ring: ("示范地块", "1440")))
    page = [["界址点坐标成果表", "", "", "", ""], ["权利人:示范单位", "", "面积:96.0000公顷", "", "第1页 共1页"],
            ["坐标系:2000国家大地坐标系 3度带 39带", "", "", "", ""], ["序号", "点号", "X(m)", "Y(m)", "边长(m)"]]
    for i, line in enumerate(rows(behind=("",))):
        page.append([str(i + 1), *line])
        if i not in (4, 9):
            page.append(["", "", "", "", "1000.00" if i < 4 else "200.00"])
    table("coordinate-report.csv", page + [["制表:", "检查:", "日期:2024-01-31", "", ""]])
    paged = [HEAD] + rows()
    table("head-on-every-page.csv", paged[:3] + [["第2页", "", ""], HEAD] + paged[3:])
    table("spaced.csv", [line for row in [HEAD] + rows() for line in (row, ["", "", ""])])
    table("decimal-commas.csv", [HEAD] + rows(lambda x, y: (f"{y:.3f}".replace(".", ","), f"{x:.3f}".replace(".", ","))), ";")
    table("thousands-separators.csv", [HEAD] + rows(thousands))
    table("full-width-digits.csv", [HEAD] + rows(lambda x, y: (f"{y:.3f}".replace("4", "４"), f"{x:.3f}")))
    table("without-prefix.csv", [["坐标系:CGCS2000 3度带 39带", "", ""], HEAD] + rows(lambda x, y: (f"{y:.3f}", f"{x - 39e6:.3f}")))
    table("system-in-words.csv", [["EPSG:4527", "", ""], HEAD] + rows())
    table("degrees.csv", [["点号", "纬度", "经度"]] + rows(lambda x, y: (f"{y:.12f}", f"{x:.12f}"), DEGREES))
    table("degrees-longitude-first.csv", [["Point", "Lon", "Lat"]] + rows(lambda x, y: (f"{x:.12f}", f"{y:.12f}"), DEGREES))
    table("degrees-minutes-seconds.csv",
          [["点号", "经度", "纬度"]] + rows(lambda x, y: (sexagesimal(x), sexagesimal(y)), DEGREES))
    pairs = [["点号", "X", "Y", "X", "Y"]]
    table("two-pairs.csv", pairs + rows(lambda x, y: (f"{y:.3f}", f"{x:.3f}", f"{y - 120:.3f}", f"{x + 35:.3f}")))
    table("scientific-notation.csv", [HEAD] + rows(lambda x, y: (f"{y:.2E}", f"{x:.2E}")))
    table("without-coordinates.csv", [["点号", "备注"], ["J1", "见附图"]])
    ours = [["坐标系", "2000国家大地坐标系"], ["几度分带", "3"], ["带号", "39"],
            ["地块编号", "地块名称", "圈号", "点号", "X(m)", "Y(m)", "填报面积(m²)", "图幅号", "用途", "地类编码"]]
    ours += rows(lambda x, y: (f"{y:.4f}", f"{x:.4f}"), before=lambda ring: ("1", "示范地块", str(ring + 1)),
                 behind=("960000.0", "I50G001001", "工业用地", "0601"))
    table("all-columns.csv", ours, charset="utf-8-sig")
    gdal(FOLDER, "wkt-column-gdal.csv", [("1,示范地块,0601,960000", wkt(RINGS))], "-f", "CSV", "-lco", "GEOMETRY=AS_WKT")


def cell(reference, value):
    if isinstance(value, tuple):
        formula, result = value
        saved = "" if result is None else f"<v>{result}</v>"
        return f'<c r="{reference}"><f>{escape(formula)}</f>{saved}</c>'
    if isinstance(value, str) and value.startswith("#"):
        return f'<c r="{reference}" t="e"><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""
    return f'<c r="{reference}"><v>{value!r}</v></c>'


def sheet_xml(lines, merged):
    body = "".join(
        f'<row r="{i + 1}">' + "".join(cell(f"{chr(65 + k)}{i + 1}", value) for k, value in enumerate(line)) + "</row>"
        for i, line in enumerate(lines))
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + body
            + "</sheetData>" + (f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else "")
            + "</worksheet>")


def workbook(name, sheets, hidden=(), merged=()):
    """A workbook of sheets, each a list of rows; a tuple is a formula with its saved result."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {"[Content_Types].xml":
             f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
             + "".join(f'<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="{kinds}.worksheet+xml"/>'
                       for i in range(len(sheets))) + "</Types>",
             "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
             "xl/workbook.xml":
             f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relation}"><sheets>'
             + "".join(f'<sheet name="{escape(title)}" sheetId="{i + 1}"'
                       + (' state="hidden"' if title in hidden else "") + f' r:id="rId{i + 1}"/>'
                       for i, title in enumerate(sheets)) + "</sheets></workbook>",
             "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
             + "".join(f'<Relationship Id="rId{i + 1}" Type="{relation}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>'
                       for i in range(len(sheets))) + "</Relationships>"}
    for i, lines in enumerate(sheets.values()):
        parts[f"xl/worksheets/sheet{i + 1}.xml"] = sheet_xml(lines, merged)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2026, 11, 22, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    write(FOLDER, name, out.getvalue())


def workbooks():
    points = [(f"{name}", f"{y}", f"{x}") for number, ring in enumerate(RINGS)
              for name, (x, y) in zip(names(number), ring)]
    gdal(FOLDER, "numbers-gdal.xlsx",
         [(f"{name},{1 if int(name[1:]) < 5 else 2},{y},{x}", "POINT (0 0)") for name, y, x in points], "-f", "XLSX",
         fields="点号,圈号,X,Y", select='"点号", "圈号", CAST(X AS float) AS X, CAST(Y AS float) AS Y')
    numbers = rows(lambda x, y: (float(y), float(x)))
    plain = [HEAD] + numbers
    workbook("inline-texts.xlsx", {"Sheet1": plain})
    workbook("numbers-as-text.xlsx", {"Sheet1": [HEAD] + rows()})
    workbook("formulas.xlsx", {"Sheet1": [HEAD] + rows(lambda x, y: ((f"4000000+{y - 4000000}", y), (f"39600000+{x - 39600000}", x)))})
    workbook("formulas-without-results.xlsx", {"Sheet1": [HEAD] + rows(lambda x, y: ((f"4000000+{y - 4000000}", None), float(x)))})
    workbook("error-in-a-cell.xlsx", {"Sheet1": plain[:3] + [["J3", "#REF!", 39601000.0]] + plain[4:]})
    halves = {"西地块": WEST, "东地块": EAST}

    def half(ring):
        body = [[f"J{i + 1}", float(y), float(x)] for i, (x, y) in enumerate(ring)]
        return [HEAD] + body + body[:1]
    workbook("sheets-are-plots.xlsx", {"封面": [["勘测定界成果"]], **{title: half(ring) for title, ring in halves.items()}})
    workbook("sheet-chosen.xlsx", {"旧坐标": [HEAD] + rows(lambda x, y: (y - 120.0, x + 35.0)), "新坐标": plain})
    workbook("sheet-hidden.xlsx", {"Sheet1": plain, "旧坐标": [HEAD] + rows(lambda x, y: (y - 120.0, x + 35.0))}, hidden=("旧坐标",))
    merged = [["界址点坐标成果表"], ["地块名称", *HEAD]] + [
        ["示范地块" if i == 0 else "", *line] for i, line in enumerate(numbers)]
    workbook("merged-cells.xlsx", {"Sheet1": merged}, merged=("A1:D1", "A3:A12"))
    sides = [["序号", "点号", "X(m)", "Y(m)", "边长(m)"]]
    for i, line in enumerate(numbers):
        sides.append([float(i + 1), *line])
        if i not in (4, 9):
            sides.append(["", "", "", "", 1000.0 if i < 4 else 200.0])
    workbook("side-lengths-between.xlsx", {"成果表": sides})
    workbook("ring-column.xlsx", {"Sheet1": [["圈号", *HEAD]] + rows(lambda x, y: (float(y), float(x)), close=False,
                                                                    before=lambda ring: (float(ring + 1),))})
    workbook("degrees.xlsx", {"Sheet1": [["点号", "纬度", "经度"]] + rows(lambda x, y: (y, x), DEGREES)})
    ours = [["坐标系", "2000国家大地坐标系"], ["几度分带", "3"], ["带号", "39"],
            ["地块编号", "地块名称", "圈号", "点号", "X(m)", "Y(m)", "填报面积(m²)", "图幅号", "用途", "地类编码"]]
    ours += rows(lambda x, y: (float(y), float(x)), before=lambda ring: ("1", "示范地块", float(ring + 1)),
                 behind=(960000.0, "I50G001001", "工业用地", "0601"))
    workbook("all-columns.xlsx", {"界址点": ours})
    write(FOLDER, "excel-97.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))


def make():
    texts()
    workbooks()
