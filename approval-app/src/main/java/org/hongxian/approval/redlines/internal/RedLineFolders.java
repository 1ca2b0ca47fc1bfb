package org.hongxian.approval.redlines.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.redlines.internal.RedLineJob.Order;
import org.hongxian.approval.redlines.internal.RedLineJob.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One folder per measuring of many red lines: the order, the file, the journal, and at the end how it ended. A folder without an end
 * is work that has still to be done.
 */
@Component
class RedLineFolders {

    private static final Logger LOG = LoggerFactory.getLogger(RedLineFolders.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ORDER = "order.json";
    private static final String END = "end.json";
    private static final String JOURNAL = "journal";
    /** As {@link #keep} writes it. */
    private static final Pattern VERSION =
            Pattern.compile("\"version\"\\s*:\\s*\"(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\"");

    private final Path root;

    RedLineFolders(@Value("${hongxian.home}/red-lines") Path root) {
        this.root = root;
    }

    Path folder(UUID job) {
        return root.resolve(job.toString());
    }

    Path file(Order order) {
        return folder(order.id()).resolve(order.storedAs());
    }

    Path journal(UUID job) {
        return folder(job).resolve(JOURNAL);
    }

    /** The file of the order lies in the folder already. */
    void keep(Order order) throws IOException {
        write(folder(order.id()).resolve(ORDER), order);
    }

    /** The file itself is of no use any more. */
    void end(Order order, Progress progress) throws IOException {
        write(folder(order.id()).resolve(END), progress);
        Files.deleteIfExists(file(order));
    }

    private static void write(Path file, Object value) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.write(unfinished, JSON.writeValueAsBytes(value));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** In the order they were asked for; what cannot be read is left alone and told to the log. */
    List<RedLineJob> list() {
        var jobs = new ArrayList<RedLineJob>();
        if (!Files.isDirectory(root)) {
            return jobs;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                if (Files.isRegularFile(folder.resolve(ORDER))) {
                    read(folder).ifPresent(jobs::add);
                }
            }
        } catch (IOException e) {
            LOG.warn("measurings of many red lines under {} cannot be read", root, e);
        }
        jobs.sort(Comparator.comparing(job -> job.order().orderedAt()));
        return jobs;
    }

    private static Optional<RedLineJob> read(Path folder) {
        try {
            Order order = read(folder.resolve(ORDER), Order.class);
            Path end = folder.resolve(END);
            return Optional.of(new RedLineJob(
                    order, Files.isRegularFile(end) ? read(end, Progress.class) : Progress.of(JobState.WAITING)));
        } catch (IOException | JacksonException e) {
            LOG.warn("the measuring of many red lines in {} cannot be read", folder, e);
            return Optional.empty();
        }
    }

    /**
     * The versions of layers that work which is not over was ordered on, as the disk has it. An order that is cut off counts by what is
     * left of it; so does one whose end cannot be read.
     *
     * @throws IllegalStateException if that is not enough to know the version: it could be any, and none may be cleared away
     */
    Set<UUID> versionsOfOpenWork() {
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        var versions = new HashSet<UUID>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                if (Files.exists(folder.resolve(ORDER)) && !isOver(folder)) {
                    versions.add(version(folder));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("orders under " + root + " cannot be read", e);
        }
        return versions;
    }

    private static boolean isOver(Path folder) {
        return read(folder).filter(job -> job.state().isOver()).isPresent();
    }

    private static UUID version(Path folder) throws IOException {
        String order = Files.readString(folder.resolve(ORDER), StandardCharsets.ISO_8859_1);
        Matcher said = VERSION.matcher(order);
        if (!said.find()) {
            throw new IllegalStateException(
                    "the order in " + folder + " does not say its layer version any more; remove the folder by hand");
        }
        return UUID.fromString(said.group(1));
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        T value = JSON.readValue(Files.readAllBytes(file), type);
        if (value == null) {
            throw new IOException(file + " says nothing");
        }
        return value;
    }

    void delete(UUID job) {
        Path folder = folder(job);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("the folder {} stays", folder, e);
        }
    }
}
