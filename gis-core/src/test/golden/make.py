#!/usr/bin/env python3
"""Writes the golden files of drawings, point lists and geometries anew, with nothing but Python and GDAL (ogr2ogr)."""

import drawings
import layers
import pointlists

for part in (drawings, pointlists, layers):
    part.make()
