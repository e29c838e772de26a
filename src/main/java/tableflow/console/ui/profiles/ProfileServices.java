package tableflow.console.ui.profiles;

import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.StoredProfile;

/// What the list of profiles works with. All of it blocks and runs in jobs.
///
/// @param update stores what became of a profile; under a new name its runs come along
public record ProfileServices(Profiles profiles, SecretPlaces secrets, Update update) {

    /// As [Profiles#update].
    @FunctionalInterface
    public interface Update {
        StoredProfile update(StoredProfile before, Profile after);
    }
}
