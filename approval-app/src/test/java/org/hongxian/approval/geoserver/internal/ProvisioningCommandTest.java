package org.hongxian.approval.geoserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.approval.geoserver.GeoServerCommand;
import org.hongxian.approval.testkit.LayerVersions;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ProvisioningCommandTest {

    private record Said(int exit, String words) {}

    private static Said run(String... args) {
        PrintStream before = System.err;
        var words = new ByteArrayOutputStream();
        System.setErr(new PrintStream(words, true, StandardCharsets.UTF_8));
        try {
            return new Said(GeoServerCommand.run(args), words.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void withoutATaskItSaysHowItIsUsed() {
        Said said = run("geoserver", "remove", "--lang", "en");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("plan|diff|apply");
    }

    @Test
    void withoutAGeoServerItSaysWhatToSet() {
        Said said = run("geoserver", "plan", "--spring.datasource.url=jdbc:h2:mem:no_geoserver");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("HONGXIAN_GEOSERVER_ADDRESS").doesNotContain("Exception");
    }

    @Test
    void theEmbeddedDatabaseIsNotEnoughAndThatIsSaid() {
        Said said = run(
                "geoserver",
                "plan",
                "--lang",
                "en",
                "--spring.datasource.url=jdbc:h2:mem:embedded",
                "--hongxian.geoserver.address=http://127.0.0.1:9/geoserver");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words()).contains("embedded").contains("move-office");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "HONGXIAN_TEST_POSTGRES", matches = ".+")
    void anAddressThatIsNoneIsRefusedInOneLine() {
        Said said = run(
                "geoserver",
                "diff",
                "--lang",
                "en",
                "--spring.datasource.url=" + System.getenv("HONGXIAN_TEST_POSTGRES"),
                "--spring.datasource.username=hongxian",
                "--hongxian.geoserver.address=file:///etc/passwd");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.words().strip().lines()).hasSize(1);
    }

    @Test
    void layersOfTheOfficesOwnArePublishedAboveTheOthersAndKeysNoTableCanHaveAreNot() {
        List<LayerVersion> order = ProvisioningCommand.inDrawingOrder(Stream.of("XZQ", "SLGYXZ", "DLTB", "my layer")
                .map(LayerVersions::first)
                .toList());

        assertThat(order).extracting(LayerVersion::layer).containsExactly("DLTB", "XZQ", "SLGYXZ");
    }
}
