package org.hongxian.sample;

/** The two counties of the region. */
enum County {
    QINGHE("990101", "青禾县", 0.22, 0.46),
    BAISHI("990102", "白石县", 0.66, 0.6);

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

    /** How far the county town is, in blocks; a block is named by its south-western corner. */
    double blocksFromSeat(double blockColumn, double blockRow, RegionSize size) {
        double east = blockColumn - seatColumnShare * size.columns();
        double north = blockRow - seatRowShare * size.rows();
        return Math.sqrt(east * east + north * north);
    }
}
