"""What the scripts of this folder share: QGIS is started, asked key by key, and ended; the answers are one JSON object by key."""

import json
import sys

from qgis.core import QgsApplication


def answer(describe):
    """Calls describe(address, user, password, key) for each key of the arguments: address, user name, password, keys of layers."""
    address, user, password, *keys = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    try:
        answers = {key: describe(address, user, password, key) for key in keys}
    finally:
        application.exitQgis()
    print(json.dumps(answers))
