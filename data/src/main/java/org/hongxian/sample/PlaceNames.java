package org.hongxian.sample;

/** Made-up names. No two villages of a region share one, nor two towns. */
final class PlaceNames {

    private static final String[] TREES = {
        "柳", "槐", "杨", "松", "竹", "梨", "桑", "荷", "梅", "枫", "榆", "杏", "桐", "柏", "菱", "苇", "桃", "枣", "兰"
    };
    private static final String[] PLACES = {"树", "溪", "塘", "岗", "坪", "湾", "岭", "坡", "桥", "渡", "洼"};
    private static final String[] SIDES = {"", "上", "下", "东", "西", "南", "北", "前", "后", "大", "小", "新"};
    private static final String[] TOWN_ENDS = {"河", "山", "泉", "集", "店", "陂", "堰", "浦"};

    private PlaceNames() {}

    static String village(int number) {
        int tree = number % TREES.length;
        int place = number / TREES.length % PLACES.length;
        int side = number / (TREES.length * PLACES.length);
        // The place moves on with the tree, so that neighbours do not all live on a pond.
        String name = TREES[tree] + PLACES[(place + tree) % PLACES.length] + "村";
        return side < SIDES.length ? SIDES[side] + name : "第" + side + name;
    }

    static String town(int number) {
        int tree = number * 7 % TREES.length;
        int end = number / TREES.length;
        String name = TREES[tree] + TOWN_ENDS[(end + tree) % TOWN_ENDS.length];
        return end < TOWN_ENDS.length ? name + "镇" : name + end + "乡";
    }
}
