package org.hongxian.approval.drawing.internal;

import java.nio.file.Path;
import java.util.Map;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.crs.CrsCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what is taken in, and the CRS of each county.
 *
 * @param crs EPSG code of counties not named in {@code crsByCounty}
 * @param crsByCounty EPSG code by administrative code
 * @param datumParameters file with the official parameters of changes of datum; where there is none, legacy files are refused
 * @param maxFileSize of an imported file
 * @param maxBodySize of an edited drawing sent as JSON
 * @param maxPlots per drawing
 * @param maxPoints per drawing, all rings together
 * @param maxPreviewPoints per preview: it runs while a vertex is being dragged
 */
@ConfigurationProperties("hongxian.drawing")
record DrawingSettings(
        @DefaultValue("4527") int crs,
        @DefaultValue Map<String, Integer> crsByCounty,
        @DefaultValue("") Path datumParameters,
        @DefaultValue("50MB") DataSize maxFileSize,
        @DefaultValue("16MB") DataSize maxBodySize,
        @DefaultValue("5000") int maxPlots,
        @DefaultValue("100000") int maxPoints,
        @DefaultValue("20000") int maxPreviewPoints) {

    CrsCode crsOf(AdministrativeCode county) {
        return new CrsCode(crsByCounty.getOrDefault(county.value(), crs));
    }
}
