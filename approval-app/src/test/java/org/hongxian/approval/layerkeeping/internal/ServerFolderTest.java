package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hongxian.approval.layerkeeping.internal.ServerFolder.Listing;
import org.hongxian.approval.layerkeeping.internal.ServerFolder.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {

    @TempDir
    private Path home;

    @Test
    void onlyFilesThatLieInTheFolderAreListedAndFoundWhereverLinksLead() throws IOException {
        Path folder = Files.createDirectory(home.resolve("layers"));
        Path secret = Files.writeString(home.resolve("secret.geojson"), "{}");
        Path parcels = Files.writeString(folder.resolve("parcels.gpkg"), "x");
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("deep.gpkg"), "x");
        Files.createSymbolicLink(folder.resolve("link.geojson"), secret);
        Files.createSymbolicLink(folder.resolve("up"), home);
        var server = new ServerFolder(folder.toString());

        assertThat(server.list().state()).isEqualTo(State.LISTED);
        assertThat(server.list().names()).containsExactly("parcels.gpkg");
        assertThat(server.find("parcels.gpkg")).contains(parcels.toRealPath());
        for (String name : new String[] {
            "link.geojson",
            "../secret.geojson",
            secret.toString(),
            "up/secret.geojson",
            "below/deep.gpkg",
            "below",
            "",
            "a\0b"
        }) {
            assertThat(server.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void aFolderSaysWhyThereIsNothingToChoose() throws IOException {
        assertThat(new ServerFolder("").list().state()).isEqualTo(State.NONE);
        assertThat(new ServerFolder(home.resolve("none").toString()).list().state())
                .isEqualTo(State.UNREADABLE);
        Files.createDirectory(home.resolve("sub"));
        Listing empty = new ServerFolder(home.toString()).list();
        assertThat(empty.state()).isEqualTo(State.EMPTY);
        assertThat(empty.names()).isEmpty();
    }
}
