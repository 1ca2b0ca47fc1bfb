package org.hongxian.gis.pointlist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of a point list says, and the words for it above the column: without blanks, brackets and capitals. */
enum ColumnRole {
    /** X of the survey, or latitude. */
    NORTHING(
            "x",
            "x坐标",
            "坐标x",
            "x值",
            "纵坐标",
            "纵坐标x",
            "x纵坐标",
            "纵",
            "北坐标",
            "北坐标x",
            "北",
            "n",
            "north",
            "northing",
            "point_y",
            "pointy",
            "ycoordnorth"),
    /** Y of the survey. */
    EASTING(
            "y", "y坐标", "坐标y", "y值", "横坐标", "横坐标y", "y横坐标", "横", "东坐标", "东坐标y", "东", "e", "east", "easting", "point_x",
            "pointx"),
    LATITUDE("纬度", "北纬", "纬度b", "b", "lat", "latitude"),
    LONGITUDE("经度", "东经", "经度l", "l", "lon", "lng", "long", "longitude"),
    POINT_NAME(
            "点号",
            "界址点号",
            "界址点",
            "界址点编号",
            "界址点点号",
            "点名",
            "点编号",
            "拐点",
            "拐点号",
            "拐点编号",
            "桩号",
            "界桩号",
            "界桩编号",
            "j号",
            "point",
            "pointno",
            "pointnumber",
            "pointname",
            "pointid",
            "pt",
            "ptno",
            "ptid",
            "vertex",
            "name",
            "id"),
    SEQUENCE("序号", "编号", "顺序号", "no", "no.", "seq", "sequence", "index", "#", "fid", "objectid"),
    RING("圈号", "环号", "圈", "环", "ring", "ringno", "ringnumber", "part"),
    PLOT_NUMBER(
            "地块编号",
            "地块号",
            "地块序号",
            "宗地号",
            "宗地编号",
            "图斑编号",
            "dkbh",
            "plotno",
            "plotnumber",
            "plotid",
            "parcelno",
            "parcelid"),
    PLOT_NAME("地块名称", "地块", "地块名", "宗地", "宗地名称", "项目名称", "dkmc", "plot", "plotname", "parcel", "parcelname"),
    AREA("面积", "地块面积", "填报面积", "用地面积", "宗地面积", "area", "declaredarea"),
    USE("用途", "地块用途", "土地用途", "use", "landuse"),
    LAND_CLASS("地类编码", "地类", "地类代码", "dlbm", "landclass", "classcode"),
    MAP_SHEET("图幅号", "图幅", "mapsheet", "sheetno"),
    SIDE("边长", "间距", "距离", "界址边长", "界址间距", "side", "sidelength", "length", "distance"),
    IGNORED(
            "高程",
            "h",
            "z",
            "大地高",
            "elevation",
            "height",
            "备注",
            "说明",
            "remark",
            "remarks",
            "note",
            "界标类型",
            "方位角",
            "bearing");

    private final List<String> words;

    ColumnRole(String... words) {
        this.words = List.of(words);
    }

    /** @param word as {@link HeaderCell#word()} gives it */
    static Optional<ColumnRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.words.contains(word)).findFirst();
    }
}
