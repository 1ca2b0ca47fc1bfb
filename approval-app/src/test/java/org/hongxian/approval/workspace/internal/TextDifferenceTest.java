package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hongxian.approval.workspace.internal.TextDifference.Kind;
import org.hongxian.approval.workspace.internal.TextDifference.Part;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {

    @Test
    void aChangedWordIsRemovedAndAddedAndTheRestKept() {
        assertThat(TextDifference.between("拟同意上报。", "同意按程序上报。"))
                .containsExactly(
                        new Part(Kind.REMOVED, "拟"),
                        new Part(Kind.SAME, "同意"),
                        new Part(Kind.ADDED, "按程序"),
                        new Part(Kind.SAME, "上报。"));
    }

    @Test
    void equalTextsAreOneKeptStretch() {
        assertThat(TextDifference.between("同意。", "同意。")).containsExactly(new Part(Kind.SAME, "同意。"));
    }

    @Test
    void theKeptAndAddedPartsAreTheNewTextAndTheKeptAndRemovedPartsTheOld() {
        String before = "该项目用地符合规划,权属清楚,拟同意上报。";
        String after = "同意科室意见,该项目用地符合规划,补偿合法,请上报市局。";
        List<Part> parts = TextDifference.between(before, after);
        assertThat(without(parts, Kind.REMOVED)).isEqualTo(after);
        assertThat(without(parts, Kind.ADDED)).isEqualTo(before);
    }

    @Test
    void beyondTheLimitTheWholeTextCountsAsReplaced() {
        String vast = "长".repeat(2_001);
        assertThat(TextDifference.between("短", vast))
                .containsExactly(new Part(Kind.REMOVED, "短"), new Part(Kind.ADDED, vast));
    }

    @Test
    void aCharacterBeyondTheBasicPlaneIsNeverCutInTwo() {
        assertThat(TextDifference.between("𠀀村", "𠀁村"))
                .containsExactly(new Part(Kind.REMOVED, "𠀀"), new Part(Kind.ADDED, "𠀁"), new Part(Kind.SAME, "村"));
    }

    private static String without(List<Part> parts, Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() != kind)
                .map(Part::text)
                .reduce("", String::concat);
    }
}
