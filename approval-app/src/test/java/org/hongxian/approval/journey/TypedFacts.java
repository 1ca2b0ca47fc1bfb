package org.hongxian.approval.journey;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** What the people of the journeys type into the forms: the facts that cannot be measured. */
final class TypedFacts {

    private static final Map<String, String> BY_FIELD = Map.ofEntries(
            Map.entry("credit-code", "91990101MA0SAMPLE8"),
            Map.entry("phone", "0990-1010101"),
            Map.entry("contact", "0990-1010102"),
            Map.entry("legal-person", "用地单位法定代表人"),
            Map.entry("address", "示范省云川市青禾县示范路1号"),
            Map.entry("approval-authority", "示范省发展和改革委员会"),
            Map.entry("approval-number", "示发改能源〔2026〕18号"),
            Map.entry("industry", "energy"),
            Map.entry("investment", "18600.00"),
            Map.entry("location", "青禾县东部"),
            Map.entry("need", "项目列入示范省能源规划,选址避让生态保护红线,用地规模符合工程项目建设用地指标。"),
            Map.entry("construction-months", "18"),
            Map.entry("receiver", "受理窗口经办人"),
            Map.entry("corrections", "1. 补交项目核准文件的有效复印件。"),
            Map.entry("grounds", "申请事项不属于本机关受理范围。"),
            Map.entry("surveying-unit", "云川市勘测院"),
            Map.entry("certificate", "乙测资字9900001"),
            Map.entry("surveyor", "勘测人员"),
            Map.entry("checker", "检查人员"),
            Map.entry("households", "86"),
            Map.entry("persons", "312"),
            Map.entry("resettled", "45"),
            Map.entry("pre-review-number", "用字第990000202600018号"),
            Map.entry("summary", "项目用地符合国土空间规划,权属清楚,补偿资金已足额到位。"),
            Map.entry("quota-number", "示计划〔2026〕45号"),
            Map.entry("necessity", "场址受光照条件和并网条件限制,难以避让农用地。"),
            Map.entry("confirmation-number", "990000202600077"),
            Map.entry("standard", "46800.00"),
            Map.entry("compensation", "1258.40"),
            Map.entry("social-security", "210.00"),
            Map.entry("use", "供电用地"),
            Map.entry("term-years", "25"),
            Map.entry("number", "示政土〔2026〕101号"),
            Map.entry("text", "同意将上述农用地转为建设用地并办理征收手续。请依法实施补偿安置,严格按批准用途使用土地。"),
            Map.entry("notice-number", "缴〔2026〕18号"),
            Map.entry("amount", "1580000.00"),
            Map.entry("voucher", "990101202600018"),
            Map.entry("place", "项目所在镇和村公告栏、青禾县人民政府网站"),
            Map.entry("paid", "1258.40"),
            Map.entry("scale", "装机容量20兆瓦"),
            Map.entry("fonds", "青禾县自然资源局"),
            Map.entry("category", "建设用地审批"));

    /** Choices other than the first that a sound case needs. */
    private static final Map<String, String> BY_CHOICE = Map.of(
            "public-interest", "infrastructure", "method", "gnss", "mode", "allocation", "acquisition", "allocation");

    private static final ZoneId OFFICES = ZoneId.of("Asia/Shanghai");

    private TypedFacts() {}

    /** @param choices of a choice field, else empty */
    static String value(String field, String type, java.util.List<String> choices) {
        if (type.equals("choice")) {
            String wanted = BY_CHOICE.getOrDefault(field, choices.get(0));
            return choices.contains(wanted) ? wanted : choices.get(0);
        }
        String known = BY_FIELD.get(field);
        if (known != null) {
            return known;
        }
        LocalDate today = LocalDate.now(OFFICES);
        return switch (type) {
            // A notice is posted after the reply; in the sample region it may end on its first day.
            case "date" -> (field.startsWith("posted-") ? today : today.minusDays(20)).toString();
            case "integer" -> "12";
            case "number" -> "120.50";
            default -> "示例内容";
        };
    }
}
