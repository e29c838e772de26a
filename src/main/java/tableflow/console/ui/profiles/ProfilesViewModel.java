package tableflow.console.ui.profiles;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.KeptSecret;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.ProfileListing;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.unlock.ChangePassphraseViewModel;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Task;
import tableflow.console.ui.work.Work;

/// The list of stored profiles, and what is done with one of them. Every change reads the list anew, so that a change
/// which another console made meanwhile is seen, and refused by the service rather than lost.
public final class ProfilesViewModel {

    /// What became of the profile that is open.
    public interface Listener {

        /// It was changed, and is called `name` now.
        void changed(String name);

        /// It is gone.
        void deleted();
    }

    /// Where secrets lie.
    ///
    /// @param where for people: "encrypted file /home/…/secrets.json"
    public record Place(SecretVault.Kind kind, String where) {}

    private final Work work;
    private final ProfileServices services;
    private final ProfileBook book;
    private final @Nullable Profile open;
    private final Listener listener;
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly changing = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Place> place = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /// @param open the profile that the window works with, whether stored or not; null when none is open
    public ProfilesViewModel(
            Work work, ProfileServices services, ProfileBook book, @Nullable Profile open, Listener listener) {
        this.work = work;
        this.services = services;
        this.book = book;
        this.open = open;
        this.listener = listener;
    }

    public ProfileBook book() {
        return book;
    }

    /// Where secrets lie; null until it is known.
    public ReadOnlyObjectProperty<@Nullable Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return changing.busyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether it is the one that the window works with.
    public boolean isOpen(StoredProfile profile) {
        return open != null && !isSandboxOpen() && open.name().equals(profile.name());
    }

    /// Whether the window works with the sandbox, which is stored nowhere.
    public boolean isSandboxOpen() {
        return open != null && open.confluent().cloudApiKey().secretRef() == null;
    }

    /// Whether its fields can be changed. A sandbox has other addresses and keys at each start: changed ones would
    /// only lead nowhere.
    public static boolean isEditable(Profile profile) {
        return !profile.kind().is(Profile.Kind.SANDBOX);
    }

    /// Reads the list and the place of the secrets.
    public void load() {
        work.job(text("profiles.job.list"), progress -> new Read(services.profiles().list(), place()))
                .in(reading)
                .onResult(read -> {
                    book.show(read.listing());
                    place.set(read.place());
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
    }

    /// What is wrong with `name` as a new name; empty when nothing is.
    ///
    /// @param before the profile's name until now, which is no news; null for a further profile
    public String checkName(String name, @Nullable String before) {
        String typed = name.strip();
        if (typed.isEmpty()) {
            return text("connect.error.name");
        }
        if (typed.startsWith(":") || typed.chars().anyMatch(Character::isISOControl)) {
            return text("connect.error.name.letters");
        }
        boolean taken = book.profiles().stream()
                .map(Profile::name)
                .anyMatch(it -> !it.equals(before) && it.equalsIgnoreCase(typed));
        return taken ? text("connect.error.name.taken") : "";
    }

    /// A free name for a copy: "orders copy", "orders copy 2".
    public String nameOfCopy(StoredProfile profile) {
        String first = text("profiles.copy", profile.name());
        String candidate = first;
        for (int number = 2; !checkName(candidate, null).isEmpty(); number++) {
            candidate = text("profiles.copy.number", first, Integer.toString(number));
        }
        return candidate;
    }

    public void rename(StoredProfile profile, String newName) {
        String name = newName.strip();
        if (name.equals(profile.name()) || !checkName(name, profile.name()).isEmpty()) {
            return;
        }
        change(text("profiles.job.rename", profile.name()),
                progress -> services.changes().update(profile, profile.profile().withName(name)),
                stored -> tellChanged(profile, stored));
    }

    public void duplicate(StoredProfile profile, String newName) {
        String name = newName.strip();
        if (checkName(name, null).isEmpty()) {
            change(text("profiles.job.duplicate", profile.name()),
                    progress -> services.profiles().duplicate(profile, name),
                    stored -> {});
        }
    }

    /// Makes it refuse changes, or allow them again.
    public void setReadOnly(StoredProfile profile, boolean readOnly) {
        change(text("profiles.job.save", profile.name()),
                progress -> services.changes().update(profile, profile.profile().withReadOnly(readOnly)),
                stored -> tellChanged(profile, stored));
    }

    /// What goes with a profile.
    public record Going(List<KeptSecret> secrets, List<ProfileFolders.Kept> kept) {
        public Going {
            secrets = List.copyOf(secrets);
            kept = List.copyOf(kept);
        }

        boolean isNothing() {
            return secrets.isEmpty() && kept.isEmpty();
        }
    }

    /// Finds out what goes with a profile before the user is asked.
    public void prepareDelete(StoredProfile profile, Consumer<Going> ask) {
        change(text("profiles.job.secrets", profile.name()),
                progress -> new Going(services.profiles().secretsOf(profile), services.changes().kept(profile)),
                ask);
    }

    /// Deletes it with its secrets and what is kept for it; the journals of its runs, and what was written, stay.
    public void delete(StoredProfile profile) {
        change(text("profiles.job.delete", profile.name()),
                progress -> {
                    services.changes().delete(profile);
                    return profile;
                },
                deleted -> {
                    if (isOpen(profile)) {
                        listener.deleted();
                    }
                });
    }

    /// The form for another passphrase of the encrypted file.
    ///
    /// @param changed runs once it is done
    public ChangePassphraseViewModel changePassphrase(Runnable changed) {
        return new ChangePassphraseViewModel(work, services.secrets()::changePassphrase, changed);
    }

    /// Stops reading, when the list is left; a change goes on to its end.
    public void close() {
        reading.clear();
    }

    private record Read(ProfileListing listing, Place place) {}

    private Place place() {
        return new Place(services.secrets().current(), services.secrets().describe());
    }

    private void tellChanged(StoredProfile before, StoredProfile after) {
        if (isOpen(before)) {
            listener.changed(after.name());
        }
    }

    private <T> void change(String name, Task<T> task, Consumer<T> then) {
        problem.set(null);
        work.job(name, task)
                .in(changing)
                .onResult(result -> {
                    load();
                    then.accept(result);
                })
                .onFailure(failure -> {
                    problem.set(Problem.of(failure));
                    load();
                })
                .start();
    }
}
