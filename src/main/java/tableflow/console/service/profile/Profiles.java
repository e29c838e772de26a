package tableflow.console.service.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.FileGuard;
import tableflow.console.service.support.Redactor;

/// The stored profiles. Secrets go to the secret store before a profile is written, and only their references are
/// written. Several running consoles may work on the same folder: a change of what somebody else changed meanwhile is
/// refused, never merged and never lost.
///
/// All methods block; they throw [RemoteFailure] for trouble and [tableflow.console.domain.BadInput] for
/// documents that cannot be used.
public final class Profiles implements KeyResolver {

    private final ProfileFiles files;
    private final Path folder;
    private final Settings settings;
    private final SecretStore secrets;
    private final SecretMoves moves;
    private final Redactor redactor;

    /// Kept in `folder`, which need not exist yet.
    ///
    /// @param redactor told of every secret that passes through here
    /// @param clock names the file that a damaged one becomes
    public Profiles(Path folder, Settings settings, SecretStore secrets, Redactor redactor, Clock clock) {
        this.folder = folder;
        this.files = new ProfileFiles(folder, clock);
        this.settings = settings;
        this.secrets = secrets;
        this.redactor = redactor;
        this.moves = new SecretMoves(secrets);
    }

    /// All stored profiles by name. A file that is no JSON at all is set aside under a new name; one that is JSON but
    /// no profile, or of a newer console, stays where it is. Both are reported.
    public ProfileListing list() {
        try {
            return files.list();
        } catch (IOException failed) {
            throw LocalFailures.of("list the profiles", folder, failed);
        }
    }

    /// The stored profile `name`.
    public StoredProfile load(String name) {
        ProfileListing all = list();
        return all.find(name).orElseThrow(() -> missing(name, all));
    }

    /// Stores a new profile; secrets that it carries are moved into the secret store.
    ///
    /// @throws RemoteFailure CONFLICT when the name is taken
    public StoredProfile create(Profile profile) {
        return changing("create profile " + profile.name(), () -> {
            requireFree(profile.name());
            return write(profile);
        });
    }

    /// Stores what became of a profile, a new name included. Secrets that nobody refers to any more are forgotten.
    ///
    /// @param before as it was loaded
    /// @throws RemoteFailure CONFLICT when somebody else changed or deleted it meanwhile, or the new name is taken
    public StoredProfile update(StoredProfile before, Profile after) {
        return changing("save profile " + after.name(), () -> {
            requireUnchanged(before);
            boolean renamed = !before.name().equals(after.name());
            if (renamed) {
                requireFree(after.name());
            }
            StoredProfile stored = write(after);
            if (!stored.file().equals(before.file())) {
                Files.delete(before.file());
            }
            if (renamed && defaultName().filter(before.name()::equals).isPresent()) {
                setDefault(after.name());
            }
            forgetUnused(ProfileKeys.references(before.profile()));
            return stored;
        });
    }

    /// The same profile under a new name.
    public StoredProfile rename(StoredProfile before, String newName) {
        return update(before, before.profile().withName(newName));
    }

    /// A second profile like `original` under a new name. Both refer to the same secrets; these are forgotten with the
    /// last profile that does.
    public StoredProfile duplicate(StoredProfile original, String newName) {
        return create(original.profile().withName(newName));
    }

    /// The secrets that `profile` has in the secret store: what [#delete] forgets, but for the shared ones.
    public List<KeptSecret> secretsOf(StoredProfile profile) {
        Set<String> others = list().profiles().stream()
                .filter(it -> !it.file().equals(profile.file()))
                .flatMap(it -> ProfileKeys.references(it.profile()).stream())
                .collect(Collectors.toSet());
        List<KeptSecret> secrets = new ArrayList<>();
        ProfileKeys.map(profile.profile(), profile.name(), (component, key) -> {
            if (key.secretRef() != null) {
                secrets.add(new KeptSecret(component, key.id(), others.contains(key.secretRef())));
            }
            return key;
        });
        return List.copyOf(secrets);
    }

    /// Deletes a profile and its secrets.
    ///
    /// @throws RemoteFailure CONFLICT when somebody else changed it meanwhile
    public void delete(StoredProfile profile) {
        changing("delete profile " + profile.name(), () -> {
            requireUnchanged(profile);
            Files.delete(profile.file());
            if (defaultName().filter(profile.name()::equals).isPresent()) {
                settings.put(Settings.DEFAULT_PROFILE, null);
            }
            forgetUnused(ProfileKeys.references(profile.profile()));
            return profile;
        });
    }

    /// Stores the profile of a file, under `name` instead of its own when given; its secrets go to the secret store.
    /// The file itself is left as it is.
    public StoredProfile importFile(Path file, @Nullable String name) {
        Profile profile = readFile(file);
        return create(name == null ? profile : profile.withName(name));
    }

    /// The profile of a file, for this run only: nothing is stored, its secrets stay in memory.
    public Profile readFile(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            Profile profile = ProfileReader.read(file.toString(), content, ProfileReader.Source.FILE);
            learn(profile);
            return profile;
        } catch (IOException failed) {
            throw LocalFailures.of("read the profile file", file, failed);
        }
    }

    /// The name of the profile to open when none is named; it may have been deleted by hand.
    public Optional<String> defaultName() {
        return settings.get(Settings.DEFAULT_PROFILE);
    }

    /// Opens `name` from now on when none is named.
    public void setDefault(String name) {
        settings.put(Settings.DEFAULT_PROFILE, name);
    }

    /// The references of all profiles into the secret store, for moving to another store.
    public Set<String> secretReferences() {
        Set<String> references = new LinkedHashSet<>();
        list().profiles().forEach(stored -> references.addAll(ProfileKeys.references(stored.profile())));
        return references;
    }

    @Override
    public ApiKey resolve(KeyRef key) {
        ApiKey resolved = new ApiKey(key.id(), key.secret() == null ? fetch(key) : key.secret());
        redactor.learn(resolved);
        return resolved;
    }

    private Secret fetch(KeyRef key) {
        return secrets.get(String.valueOf(key.secretRef()))
                .orElseThrow(() -> RemoteFailure.of(
                                RemoteFailure.Kind.UNAUTHORIZED,
                                "use key " + key.id(),
                                "its secret is not in " + secrets.describe())
                        .withAdvice("Enter the secret of key " + key.id()
                                + " again in the profile, or make a new key: a secret cannot be read back."));
    }

    private void learn(Profile profile) {
        ProfileKeys.map(profile, profile.name(), (component, key) -> {
            if (key.secret() != null) {
                redactor.learn(new ApiKey(key.id(), key.secret()));
            }
            return key;
        });
    }

    private StoredProfile write(Profile profile) throws IOException {
        learn(profile);
        return moves.storing(profile, stored -> files.write(files.fileFor(stored.name()), stored));
    }

    private void forgetUnused(Set<String> references) {
        Set<String> unused = new LinkedHashSet<>(references);
        list().profiles().forEach(profile -> unused.removeAll(ProfileKeys.references(profile.profile())));
        moves.forget(unused);
    }

    private void requireFree(String name) {
        ProfileListing all = list();
        boolean taken = all.profiles().stream().anyMatch(profile -> profile.name().equals(name));
        Path file = files.fileFor(name);
        if (taken || Files.exists(file)) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.CONFLICT,
                            "store profile " + name,
                            taken ? "a profile of this name exists" : file + " is there and is no profile of ours")
                    .withAdvice("Choose another name" + (taken ? ", or change the existing profile." : "."));
        }
    }

    private void requireUnchanged(StoredProfile before) {
        StoredProfile now = list().profiles().stream()
                .filter(profile -> profile.file().equals(before.file()))
                .findFirst()
                .orElse(null);
        if (now == null || !now.revision().equals(before.revision())) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.CONFLICT,
                            "change profile " + before.name(),
                            now == null ? "it was deleted meanwhile" : "it was changed meanwhile by another console")
                    .withAdvice("Load it again and repeat the change.");
        }
    }

    private static RemoteFailure missing(String name, ProfileListing all) {
        String known = all.profiles().stream().map(StoredProfile::name).collect(Collectors.joining(", "));
        String damaged = all.notices().stream()
                .map(notice -> " " + notice.what())
                .collect(Collectors.joining(";"));
        return RemoteFailure.of(
                        RemoteFailure.Kind.NOT_FOUND,
                        "open profile " + name,
                        "there is no such profile" + (damaged.isEmpty() ? "" : "; not usable:" + damaged))
                .withAdvice(known.isEmpty()
                        ? "There are no profiles yet: create one, import one, or use a profile file."
                        : "Profiles: " + known + ".");
    }

    private StoredProfile changing(String what, FileGuard.Work<StoredProfile> work) {
        try {
            return files.locked(work);
        } catch (IOException failed) {
            throw LocalFailures.of(what, folder, failed);
        }
    }
}
