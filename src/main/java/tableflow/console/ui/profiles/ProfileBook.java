package tableflow.console.ui.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.ProfileListing;
import tableflow.console.service.profile.ProfileListing.Notice;
import tableflow.console.service.profile.StoredProfile;

/// The stored profiles as the window last read them, and the files among them that could not be used. JavaFX thread
/// only.
public final class ProfileBook {

    private final ObservableList<StoredProfile> stored = FXCollections.observableArrayList();
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();

    public ObservableList<StoredProfile> stored() {
        return stored;
    }

    /// The profiles of [#stored()], in the same order.
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /// What could not be used. A file that was set aside is reported by one reading only, and stays here.
    public ObservableList<Notice> notices() {
        return notices;
    }

    /// The profile called `name`.
    public Optional<StoredProfile> find(String name) {
        return stored.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /// Takes over a reading.
    ///
    /// @return the notices that no earlier reading had
    public List<Notice> show(ProfileListing read) {
        stored.setAll(read.profiles());
        profiles.setAll(read.profiles().stream().map(StoredProfile::profile).toList());
        List<Notice> news = read.notices().stream().filter(it -> !notices.contains(it)).toList();
        List<Notice> all = new ArrayList<>(
                notices.stream().filter(it -> it.setAsideTo() != null).toList());
        read.notices().stream().filter(it -> !all.contains(it)).forEach(all::add);
        notices.setAll(all);
        return news;
    }
}
