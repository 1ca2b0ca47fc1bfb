"""Opens vector tiles with their style in QGIS and says which labels it makes of the style, as one JSON object.

Arguments: address of the server, user name, password, keys of layers.
"""

import base64
import json
import urllib.request

from inside_qgis import answer
from qgis.core import QgsMapBoxGlStyleConverter


def style_of(address, user, password, key):
    request = urllib.request.Request(f"{address}/api/v1/styles/{key}/maplibre")
    secret = base64.b64encode(f"{user}:{password}".encode()).decode()
    request.add_header("Authorization", f"Basic {secret}")
    with urllib.request.urlopen(request) as style:
        return json.load(style)


def describe(style):
    converter = QgsMapBoxGlStyleConverter()
    if converter.convert(style) != QgsMapBoxGlStyleConverter.Success:
        return {"converted": False, "error": converter.errorMessage()}
    labels = []
    for label in converter.labeling().styles():
        settings = label.labelSettings()
        text = settings.format()
        labels.append(
            {
                "layer": label.layerName(),
                "field": settings.fieldName,
                "minimumZoom": label.minZoomLevel(),
                "colour": text.color().name(),
                "size": text.size(),
                "rim": text.buffer().enabled(),
                "rimColour": text.buffer().color().name(),
            }
        )
    return {"converted": True, "labels": labels, "warnings": converter.warnings()}


answer(lambda *asked: describe(style_of(*asked)))
