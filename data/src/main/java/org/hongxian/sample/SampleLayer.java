package org.hongxian.sample;

/** The layers of the region and what they are called. */
enum SampleLayer {
    DLTB("地类图斑", "2025-12-31"),
    YJJBNTTB("永久基本农田", "2024-12-31"),
    STBHHX("生态保护红线", "2022-09-30"),
    CZKFBJ("城镇开发边界", "2022-09-30"),
    XZQ("行政区", "2025-12-31"),
    CJDCQ("村级调查区", "2025-12-31");

    private final String titleZh;
    private final String dataDate;

    SampleLayer(String titleZh, String dataDate) {
        this.titleZh = titleZh;
        this.dataDate = dataDate;
    }

    String titleZh() {
        return titleZh;
    }

    /** ISO date the layer describes. */
    String dataDate() {
        return dataDate;
    }
}
