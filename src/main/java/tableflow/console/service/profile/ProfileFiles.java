package tableflow.console.service.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.FileGuard;

/// The folder of profiles: a file each, named after the profile so that nobody has to guess. All changes happen under
/// one lock, which several running consoles respect.
final class ProfileFiles {

    private final Path folder;
    private final FileGuard guard;
    private final Clock clock;

    ProfileFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.guard = new FileGuard(folder.resolve(".lock"));
        this.clock = clock;
    }

    <T extends @Nullable Object> T locked(FileGuard.Work<T> work) throws IOException {
        return guard.locked(work);
    }

    /// Reads all; sets files aside that are not JSON at all.
    ProfileListing list() throws IOException {
        List<StoredProfile> profiles = new ArrayList<>();
        List<ProfileListing.Notice> notices = new ArrayList<>();
        for (Path file : files()) {
            try {
                profiles.add(read(file));
            } catch (BadInput bad) {
                notice(file, bad).ifPresent(notices::add);
            } catch (NoSuchFileException deletedMeanwhile) {
                log().debug("{} is gone", file);
            } catch (IOException unreadable) {
                String what = LocalFailures.of("read profile", file, unreadable).getMessage();
                notices.add(new ProfileListing.Notice(file, null, String.valueOf(what)));
            }
        }
        profiles.sort(Comparator.comparing(StoredProfile::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(StoredProfile::name));
        return new ProfileListing(profiles, notices);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private Optional<ProfileListing.Notice> notice(Path file, BadInput bad) throws IOException {
        String what = String.valueOf(bad.getMessage());
        if (bad.reason() != BadInput.Reason.UNREADABLE) {
            return Optional.of(new ProfileListing.Notice(file, null, what));
        }
        // Under the lock the file may be whole again: another console may just have mended it.
        Optional<Path> aside = guard.locked(() -> stillUnreadable(file)
                ? Optional.of(AtomicFiles.setAside(file, clock.instant()))
                : Optional.empty());
        aside.ifPresent(path -> log().warn("A profile could not be read and was set aside as {}: {}", path, what));
        return aside.map(path -> new ProfileListing.Notice(file, path, what));
    }

    private boolean stillUnreadable(Path file) throws IOException {
        try {
            read(file);
            return false;
        } catch (BadInput bad) {
            return bad.reason() == BadInput.Reason.UNREADABLE;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    StoredProfile read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Profile profile = ProfileReader.read(file.toString(), content, ProfileReader.Source.STORED);
        return new StoredProfile(profile, file, digest(content));
    }

    /// Writes what can be read again: a name with a line break, say, is refused here at the latest.
    StoredProfile write(Path file, Profile profile) throws IOException {
        byte[] content = ProfileWriter.write(profile);
        ProfileReader.read(file.toString(), content, ProfileReader.Source.STORED);
        AtomicFiles.write(file, content);
        return new StoredProfile(profile, file, digest(content));
    }

    /// The file for a profile of this name: the name itself where it is fit for every file system, else what is fit of
    /// it and a digest.
    Path fileFor(String name) {
        String fit = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String start = fit.substring(0, Math.min(fit.length(), 60));
        String digest = digest(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        return folder.resolve(start.equals(name) ? name + ".json" : start + "~" + digest + ".json");
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Made when there is something to say: the start of the log takes longer than reading a profile.
    private static Logger log() {
        return LoggerFactory.getLogger(ProfileFiles.class);
    }
}
