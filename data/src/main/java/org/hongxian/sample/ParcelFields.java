package org.hongxian.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The attributes of land-use parcels by survey field name. Numbers parcels as they come, so the order matters. */
final class ParcelFields {

    /** Classes that belong to the state here: built-up towns, highways, rivers. */
    private static final Set<String> STATE_OWNED = Set.of("0701", "1003", "1004", "1101", "0810", "08H1");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("0101", "水田"),
            Map.entry("0102", "水浇地"),
            Map.entry("0103", "旱地"),
            Map.entry("0201", "果园"),
            Map.entry("0202", "茶园"),
            Map.entry("0301", "乔木林地"),
            Map.entry("0302", "竹林地"),
            Map.entry("0305", "灌木林地"),
            Map.entry("0307", "其他林地"),
            Map.entry("0404", "其他草地"),
            Map.entry("0508", "物流仓储用地"),
            Map.entry("05H1", "商业服务业设施用地"),
            Map.entry("0601", "工业用地"),
            Map.entry("0701", "城镇住宅用地"),
            Map.entry("0702", "农村宅基地"),
            Map.entry("0809", "公用设施用地"),
            Map.entry("0810", "公园与绿地"),
            Map.entry("08H1", "机关团体新闻出版用地"),
            Map.entry("08H2", "科教文卫用地"),
            Map.entry("09", "特殊用地"),
            Map.entry("1003", "公路用地"),
            Map.entry("1004", "城镇村道路用地"),
            Map.entry("1006", "农村道路"),
            Map.entry("1101", "河流水面"),
            Map.entry("1104", "坑塘水面"),
            Map.entry("1107", "沟渠"),
            Map.entry("1202", "设施农用地"));

    private static final BigDecimal[] RIDGE_SHARE_BY_SLOPE = {
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        new BigDecimal("0.08"),
        new BigDecimal("0.12"),
        new BigDecimal("0.16"),
        BigDecimal.ZERO
    };

    private final LandPlan plan;
    private final Villages villages;
    private final Map<String, Integer> numberInVillage = new HashMap<>();
    private final Map<County, Integer> numberInCounty = new HashMap<>();

    ParcelFields(LandPlan plan, Villages villages) {
        this.plan = plan;
        this.villages = villages;
    }

    static String className(String landClass) {
        String name = NAMES.get(landClass);
        if (name == null) {
            throw new IllegalArgumentException("class without a name: " + landClass);
        }
        return name;
    }

    static BigDecimal squareMetres(double area) {
        return BigDecimal.valueOf(area).setScale(2, RoundingMode.HALF_UP);
    }

    Map<String, Object> next(Parcel parcel) {
        Village village = villages.at(parcel.blockColumn(), parcel.blockRow());
        County county = village.county();
        boolean stateOwned = STATE_OWNED.contains(parcel.landClass());
        int slope = plan.slopeClass(parcel.blockColumn(), parcel.blockRow());
        BigDecimal area = squareMetres(parcel.boundary().getArea());
        BigDecimal ridgeShare = parcel.isCultivated() ? RIDGE_SHARE_BY_SLOPE[slope] : BigDecimal.ZERO;
        BigDecimal ridges = area.multiply(ridgeShare).setScale(2, RoundingMode.HALF_UP);
        String number = String.format("%05d", numberInVillage.merge(village.code(), 1, Integer::sum));

        var fields = new LinkedHashMap<String, Object>();
        fields.put(
                "BSM", county.code() + "3001" + String.format("%08d", numberInCounty.merge(county, 1, Integer::sum)));
        fields.put("YSDM", "2001010100");
        fields.put("TBYBH", number);
        fields.put("TBBH", number);
        fields.put("DLBM", parcel.landClass());
        fields.put("DLMC", className(parcel.landClass()));
        fields.put("QSXZ", stateOwned ? "20" : "30");
        fields.put("QSDWDM", stateOwned ? county.code() + "0".repeat(13) : village.ownerCode());
        fields.put("QSDWMC", stateOwned ? county.nameZh() + "国有土地" : village.ownerName());
        fields.put("ZLDWDM", village.ownerCode());
        fields.put("ZLDWMC", village.townNameZh() + village.nameZh());
        fields.put("TBMJ", area);
        fields.put("KCDLBM", ridgeShare.signum() > 0 ? "1203" : "");
        fields.put("KCXS", ridgeShare);
        fields.put("KCMJ", ridges);
        fields.put("TBDLMJ", area.subtract(ridges));
        fields.put("GDLX", parcel.isCultivated() ? (slope > 2 ? "TT" : "PD") : "");
        fields.put("GDPDJB", parcel.isCultivated() ? String.valueOf(slope) : "");
        fields.put("XZDWKD", BigDecimal.valueOf(parcel.widthMetres()).setScale(1, RoundingMode.HALF_UP));
        fields.put("SJNF", 2025);
        fields.put("MSSM", "00");
        return fields;
    }
}
