package tableflow.console.service.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.FileGuard;
import tableflow.console.service.support.FolderNames;
import tableflow.console.service.support.Waiter;

/// The journals of one profile's runs: a folder of its own, for its owner alone, with one file for each run.
final class Journals {

    private static final Logger LOG = LoggerFactory.getLogger(Journals.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final String ENDING = ".jsonl";

    private final Path folder;
    private final Waiter waiter;
    private final Boundary boundary;
    private final FileGuard guard;
    private final List<String> setAside = new CopyOnWriteArrayList<>();

    Journals(Path root, String profile, Waiter waiter, Boundary boundary) {
        this.folder = root.resolve(FolderNames.of(profile));
        this.waiter = waiter;
        this.boundary = boundary;
        this.guard = new FileGuard(folder.resolve("lock"), PATIENCE);
    }

    /// The journals that can be read, newest first.
    ///
    /// @param setAside what was wrong with the others, and where they are now: under a new name when damaged, where
    ///     they were when of a newer console
    record Found(List<Journal> journals, List<String> setAside) {

        /// Those of one environment: a profile may be pointed at another one, as a new sandbox does.
        List<Journal> in(String environmentId) {
            return journals.stream()
                    .filter(it -> it.state().environment().equals(environmentId))
                    .toList();
        }

        /// The newest run for the same topics, if it has not ended well: what applying them again continues.
        Optional<Journal> unfinished(String environmentId, List<String> topics) {
            return in(environmentId).stream()
                    .filter(it -> it.state().topics().equals(topics))
                    .findFirst()
                    .filter(it -> it.state().outcome() != Outcome.DONE);
        }
    }

    /// Reads them. What was set aside is reported by every later call too, so that whoever reads first keeps no news
    /// from the others.
    Found read() {
        List<Journal> journals = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (Path file : files()) {
            try {
                Journal journal = Journal.open(file, waiter, boundary);
                if (!journal.state().runId().isEmpty()) {
                    journals.add(journal);
                }
            } catch (Journal.Newer newer) {
                notices.add("The journal " + file + " is of a newer console (" + newer.getMessage()
                        + "): what that run did is not known here. The file is left as it is.");
            } catch (Journal.Corrupt corrupt) {
                setAside.add(setAside(file, corrupt));
                LOG.warn("A damaged journal was set aside: {}", setAside.getLast());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the journal " + file + " cannot be read", unreadable);
            }
        }
        notices.addAll(setAside);
        return new Found(journals, List.copyOf(notices));
    }

    private String setAside(Path file, Journal.Corrupt corrupt) {
        try {
            Path now = AtomicFiles.setAside(file, waiter.now());
            return "The journal " + file + " is damaged (" + corrupt.getMessage() + ") and was set aside as " + now;
        } catch (IOException failed) {
            throw new UncheckedIOException("the damaged journal " + file + " cannot be set aside", failed);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(it -> it.toString().endsWith(ENDING))
                    .sorted(Comparator.<Path>naturalOrder().reversed())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder of journals " + folder + " cannot be read", failed);
        }
    }

    /// Begins a run, or continues the one called `resumes`.
    Journal begin(@Nullable String resumes, Desired desired, JsonNode manifest) {
        String topics = desired.topics().stream().map(Desired.Topic::name).collect(Collectors.joining(","));
        Map<String, String> facts = new TreeMap<>(Map.of("topics", topics, "environment", desired.environmentId()));
        if (resumes != null) {
            Journal journal = find(resumes);
            journal.append(Entry.of(Entry.Type.RESUMED, "").facts(facts).manifest(manifest));
            return journal;
        }
        Instant now = waiter.now();
        String runId = STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8);
        facts.put("run", runId);
        Path file = folder.resolve(runId + ENDING);
        try {
            AtomicFiles.create(file);
            Journal journal = Journal.open(file, waiter, boundary);
            journal.append(Entry.of(Entry.Type.RUN, "").facts(facts).manifest(manifest));
            return journal;
        } catch (IOException failed) {
            throw new UncheckedIOException("the journal " + file + " cannot be made", failed);
        } catch (Journal.Corrupt impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Journal find(String runId) {
        return read().journals().stream()
                .filter(it -> it.state().runId().equals(runId))
                .findFirst()
                .orElseThrow(() -> RemoteFailure.of(
                        RemoteFailure.Kind.NOT_FOUND, "find the run " + runId, "there is no journal of it"));
    }

    Path fileOf(String runId) {
        return folder.resolve(runId + ENDING);
    }

    /// Makes these the journals of the profile `newName`, whose own, from an earlier profile of that name, stay.
    void moveTo(String newName) throws IOException {
        Path target = folder.resolveSibling(FolderNames.of(newName));
        if (target.equals(folder)) {
            return;
        }
        for (Path file : files()) {
            AtomicFiles.createFolders(target);
            Files.move(file, target.resolve(file.getFileName()));
        }
    }

    /// Runs `work` while no other process applies or removes with this profile.
    <T> T locked(FileGuard.Work<T> work) {
        try {
            return guard.locked(work);
        } catch (IOException failed) {
            throw new UncheckedIOException("the lock in " + folder + " cannot be taken", failed);
        }
    }
}
