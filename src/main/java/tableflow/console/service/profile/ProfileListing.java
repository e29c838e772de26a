package tableflow.console.service.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stored profiles, by name, and the files among them that are none.
public record ProfileListing(List<StoredProfile> profiles, List<Notice> notices) {

    public ProfileListing {
        profiles = List.copyOf(profiles);
        notices = List.copyOf(notices);
    }

    /// A file that could not be used.
    ///
    /// @param file where it was found
    /// @param setAsideTo where it is now; null when it was left: it is of a newer console, or can be mended by hand
    /// @param what what is wrong, with line and column
    public record Notice(Path file, @Nullable Path setAsideTo, String what) {}

    /// The profile named `name`; letters' case counts.
    public Optional<StoredProfile> find(String name) {
        return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }
}
