package org.hongxian.sample;

/** The two counties of the region. */
enum County {
    QINGHE("990101", "青禾县", 0.27, 0.5),
    BAISHI("990102", "白石县", 0.68, 0.42);

    private final String code;
    private final String nameZh;
    private final double seatColumnShare;
    private final double seatRowShare;

    County(String code, String nameZh, double seatColumnShare, double seatRowShare) {
        this.code = code;
        this.nameZh = nameZh;
        this.seatColumnShare = seatColumnShare;
        this.seatRowShare = seatRowShare;
    }

    String code() {
        return code;
    }

    String nameZh() {
        return nameZh;
    }

    /** How far the given block is from the county town, in blocks. */
    double blocksFromSeat(int blockColumn, int blockRow, RegionSize size) {
        double east = blockColumn + 0.5 - seatColumnShare * size.columns();
        double north = blockRow + 0.5 - seatRowShare * size.rows();
        return Math.sqrt(east * east + north * north);
    }
}
