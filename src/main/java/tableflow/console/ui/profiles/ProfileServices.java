package tableflow.console.ui.profiles;

import java.util.List;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.StoredProfile;

/// What the list of profiles works with. All of it blocks and runs in jobs.
///
/// @param changes change a profile with everything that is kept under its name
public record ProfileServices(Profiles profiles, SecretPlaces secrets, Changes changes) {

    /// What must not be done to the stored profile alone.
    public interface Changes {

        /// As [Profiles#update]; under a new name its runs, and what is kept for it, come along.
        StoredProfile update(StoredProfile before, Profile after);

        /// As [Profiles#delete]; what is kept for it goes too, but for areas that stay.
        void delete(StoredProfile profile);

        /// What would go with it.
        List<ProfileFolders.Kept> kept(StoredProfile profile);
    }
}
