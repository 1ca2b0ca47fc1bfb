"""Opens layers of an OGC API Features service in QGIS and says what is in them, as one JSON object.

Arguments: address of the service, user name, password, keys of layers.
"""

from inside_qgis import answer
from qgis.core import QgsFeatureRequest, QgsGeometry, QgsRectangle, QgsVectorLayer


def open_layer(address, user, password, key):
    uri = (
        f" url='{address}' typename='{key}' pageSize='1000' pagingEnabled='true'"
        f" restrictToRequestBBOX='0' username='{user}' password='{password}'"
    )
    return QgsVectorLayer(uri, key, "OAPIF")


def describe(layer):
    if not layer.isValid():
        return {"valid": False, "error": layer.error().message()}
    features = list(layer.getFeatures())
    ids = {feature["id"] if "id" in layer.fields().names() else feature.id() for feature in features}
    extent = layer.extent()
    middle = extent.center()
    near = QgsRectangle(middle.x() - 0.02, middle.y() - 0.02, middle.x() + 0.02, middle.y() + 0.02)
    inside = sum(1 for feature in layer.getFeatures(QgsFeatureRequest().setFilterRect(near)))
    within = sum(1 for feature in features if feature.geometry().intersects(QgsGeometry.fromRect(near)))
    return {
        "valid": True,
        "features": len(features),
        "distinct": len(ids),
        "crs": layer.crs().authid(),
        "fields": layer.fields().names(),
        "west": extent.xMinimum(),
        "south": extent.yMinimum(),
        "empty": sum(1 for feature in features if feature.geometry().isEmpty()),
        "inBox": inside,
        "inBoxByHand": within,
    }


answer(lambda *asked: describe(open_layer(*asked)))
