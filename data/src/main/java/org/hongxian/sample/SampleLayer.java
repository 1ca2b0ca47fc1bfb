package org.hongxian.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.sample.SampleRegion.FeatureSink;

/** The layers of the region and what they are called. */
public enum SampleLayer {
    DLTB("地类图斑", "2025-12-31", SampleRegion::landUse),
    YJJBNTTB("永久基本农田", "2024-12-31", SampleRegion::basicFarmland),
    STBHHX("生态保护红线", "2022-09-30", SampleRegion::ecological),
    CZKFBJ("城镇开发边界", "2022-09-30", SampleRegion::urbanDevelopment),
    XZQ("行政区", "2025-12-31", SampleRegion::counties),
    CJDCQ("村级调查区", "2025-12-31", SampleRegion::villageUnits);

    private final String titleZh;
    private final String dataDate;
    private final BiConsumer<SampleRegion, FeatureSink> features;

    SampleLayer(String titleZh, String dataDate, BiConsumer<SampleRegion, FeatureSink> features) {
        this.titleZh = titleZh;
        this.dataDate = dataDate;
        this.features = features;
    }

    public String titleZh() {
        return titleZh;
    }

    /** ISO date the layer describes. */
    public String dataDate() {
        return dataDate;
    }

    /** All features of the layer at once, for tests and benchmarks; files are written one by one. */
    public List<LayerFeature> features(long seed, int parcels) {
        var list = new ArrayList<LayerFeature>();
        write(new SampleRegion(seed, RegionSize.ofParcels(parcels)), (fields, geometry) -> {
            var attributes = new HashMap<String, String>();
            fields.forEach((name, value) -> attributes.put(name, value.toString()));
            list.add(new LayerFeature(String.valueOf(fields.get("BSM")), geometry, attributes));
        });
        return list;
    }

    void write(SampleRegion region, FeatureSink sink) {
        features.accept(region, sink);
    }
}
