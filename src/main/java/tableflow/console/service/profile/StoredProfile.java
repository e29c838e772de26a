package tableflow.console.service.profile;

import java.nio.file.Path;
import tableflow.console.domain.profile.Profile;

/// A profile as it stood in its file at one moment.
///
/// @param file where it is kept
/// @param revision a digest of the file's content; tells whether somebody changed it since
public record StoredProfile(Profile profile, Path file, String revision) {

    public String name() {
        return profile.name();
    }
}
