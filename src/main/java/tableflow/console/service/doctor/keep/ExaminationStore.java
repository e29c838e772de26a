package tableflow.console.service.doctor.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.FolderNames;

/// The examinations of a profile, a file each, of which a newer console's fields stay when it is changed. The newest
/// 200 made by hand and the newest 200 of watch mode are kept, the pinned ones, and the newest of each subject in which
/// nothing was broken. Methods block, and wait for each other.
public final class ExaminationStore {

    /// The most of each kind that are kept for sure.
    public static final int KEPT = 200;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String NAME = "[0-9]{8}T[0-9]{9}Z-[0-9a-f]{8}";
    private static final String SUFFIX = ".json";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path folder;
    private final UnaryOperator<String> redact;
    private final InstantSource clock;
    private final int most;

    /// What was found.
    ///
    /// @param examinations newest first
    /// @param notices what could not be read, and where it is now
    public record Found(List<Kept> examinations, List<String> notices) {
        public Found {
            examinations = List.copyOf(examinations);
            notices = List.copyOf(notices);
        }
    }

    ExaminationStore(Path folder, UnaryOperator<String> redact, InstantSource clock, int most) {
        this.folder = folder;
        this.redact = redact;
        this.clock = clock;
        this.most = most;
    }

    /// The store of a profile.
    ///
    /// @param data the console's folder for what must not be lost
    /// @param redact takes secrets out of what is kept
    public static ExaminationStore of(Path data, String profile, UnaryOperator<String> redact, InstantSource clock) {
        return new ExaminationStore(
                data.resolve("doctor").resolve(FolderNames.of(profile)), redact, clock, KEPT);
    }

    /// Keeps an examination; the oldest may go for it.
    ///
    /// @param watched made by watch mode
    /// @throws RemoteFailure UNEXPECTED when it cannot be written
    public synchronized Kept add(Examination examination, boolean watched) {
        ObjectNode root = new ExaminationWriter(json, redact).write(examination, watched);
        String id = STAMP.format(examination.startedAt()) + "-" + UUID.randomUUID().toString().substring(0, 8);
        try {
            AtomicFiles.write(file(id), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            trim();
        } catch (IOException failed) {
            throw LocalFailures.of("keep the examination", folder, failed);
        }
        return ExaminationReader.inShort(id, root);
    }

    /// All of them. A file that is damaged is put aside, and told of.
    ///
    /// @throws RemoteFailure UNEXPECTED when the folder cannot be read
    public synchronized Found list() {
        try {
            List<String> notices = new ArrayList<>();
            return new Found(all(notices), notices);
        } catch (IOException failed) {
            throw LocalFailures.of("list the examinations", folder, failed);
        }
    }

    /// One of them, to be looked at and compared.
    ///
    /// @param profile the one that the store is for
    /// @throws RemoteFailure NOT_FOUND when it is gone, UNEXPECTED when it cannot be read
    public synchronized Examination read(String id, Profile profile) {
        try {
            return ExaminationReader.read(document(id), profile);
        } catch (IOException | DateTimeException failed) {
            throw failure("read the examination", id, failed);
        }
    }

    /// The newest one of the same subject before `moment` in which nothing was broken.
    public Optional<Kept> lastGood(Kept.About about, Instant moment) {
        return list().examinations().stream()
                .filter(it -> it.good() && it.about().equals(about) && it.startedAt().isBefore(moment))
                .findFirst();
    }

    /// Lets one stay, or go when its time comes.
    public synchronized void pin(String id, boolean stays) {
        try {
            ObjectNode root = document(id);
            root.put("pinned", stays);
            AtomicFiles.write(file(id), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
        } catch (IOException failed) {
            throw failure("change the examination", id, failed);
        }
    }

    /// Forgets one.
    public synchronized void remove(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException failed) {
            throw failure("remove the examination", id, failed);
        }
    }

    private RemoteFailure failure(String what, String id, Exception failed) {
        return failed instanceof NoSuchFileException
                ? RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, what, "it is not there any more")
                : LocalFailures.of(what, file(id), failed instanceof IOException io ? io : new IOException(failed));
    }

    private ObjectNode document(String id) throws IOException {
        if (json.readTree(Files.readAllBytes(file(id))) instanceof ObjectNode root) {
            return root;
        }
        throw new IOException("it is no examination");
    }

    private Path file(String id) {
        if (!id.matches(NAME)) {
            throw new IllegalArgumentException("no id of an examination: " + id);
        }
        return folder.resolve(id + SUFFIX);
    }

    private List<Kept> all(List<String> notices) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(it -> it.getFileName().toString().matches(NAME + "\\.json")).toList();
        }
        List<Kept> all = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            try {
                JsonNode root = json.readTree(Files.readAllBytes(file));
                all.add(ExaminationReader.inShort(name.substring(0, name.length() - SUFFIX.length()), root));
            } catch (NoSuchFileException gone) {
                // Another console removed it meanwhile.
            } catch (JsonProcessingException | DateTimeException damaged) {
                Path kept = AtomicFiles.setAside(file, clock.instant());
                notices.add(name + " \u2192 " + kept);
            }
        }
        all.sort(Comparator.comparing(Kept::startedAt).thenComparing(Kept::id).reversed());
        return all;
    }

    private void trim() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            if (found.count() <= most) {
                return;
            }
        }
        int byHand = 0;
        int byWatch = 0;
        Set<Kept.About> good = new HashSet<>();
        for (Kept kept : all(new ArrayList<>())) {
            boolean newestGood = kept.good() && good.add(kept.about());
            int number = kept.watched() ? ++byWatch : ++byHand;
            if (number > most && !kept.pinned() && !newestGood) {
                Files.deleteIfExists(file(kept.id()));
            }
        }
    }
}
