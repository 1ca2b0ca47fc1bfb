package org.hongxian.approval.layerkeeping.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder on the server that large layer files are picked from. Nothing outside of it can be read, whatever lies in it leads to. */
final class ServerFolder {

    private static final int MOST_LISTED = 200;

    private final String folder;

    /** @param folder empty for none */
    ServerFolder(String folder) {
        this.folder = folder;
    }

    /** What there is to choose from. */
    enum State {
        /** Nobody set a folder. */
        NONE,
        /** It is not there, or must not be read. */
        UNREADABLE,
        EMPTY,
        LISTED
    }

    /** @param names of files, sorted; the first {@value #MOST_LISTED} */
    record Listing(State state, List<String> names) {

        Listing {
            names = List.copyOf(names);
        }
    }

    Listing list() {
        if (folder.isBlank()) {
            return new Listing(State.NONE, List.of());
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> find(name).isPresent())
                    .sorted()
                    .limit(MOST_LISTED)
                    .toList();
            return new Listing(names.isEmpty() ? State.EMPTY : State.LISTED, names);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            // The stream throws the unchecked one, should the folder go away while it is listed.
            return new Listing(State.UNREADABLE, List.of());
        }
    }

    /** Only a file that lies directly in the folder, whatever the name asks for and wherever a link leads. */
    Optional<Path> find(String name) {
        if (folder.isBlank() || name.isBlank()) {
            return Optional.empty();
        }
        try {
            Path real = Path.of(folder).toRealPath();
            Path file = real.resolve(name).toRealPath();
            return real.equals(file.getParent()) && Files.isReadable(file) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
