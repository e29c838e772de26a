package tableflow.console;

import java.time.InstantSource;
import java.util.List;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.ProfileFolders.Kept;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.profiles.ProfileServices;

/// Part of [Wiring]: changes a stored profile together with everything that stands under its name.
final class ProfileChanges implements ProfileServices.Changes {

    private final Wiring wiring;
    private final ProfileFolders folders;

    ProfileChanges(Wiring wiring, InstantSource clock) {
        this.wiring = wiring;
        this.folders = new ProfileFolders(wiring.dataFolder(), clock);
    }

    /// Ends what a kill has cut short in an earlier run. Quick where there is nothing to do.
    void finish() {
        folders.finish(
                name -> wiring.profiles().list().find(name).isPresent(),
                (before, after) -> moveRuns(wiring.profiles().load(after).profile().withName(before), after));
    }

    private void moveRuns(Profile before, String after) {
        wiring.provisioning(before).renaming(after, () -> after);
    }

    @Override
    public StoredProfile update(StoredProfile before, Profile after) {
        if (before.name().equals(after.name())) {
            return wiring.profiles().update(before, after);
        }
        finish();
        return folders.renaming(before.name(), after.name(), () -> wiring.provisioning(before.profile())
                .renaming(after.name(), () -> wiring.profiles().update(before, after)));
    }

    @Override
    public void delete(StoredProfile profile) {
        finish();
        List<String> references = MonitorWiring.settings(wiring, profile.profile()).secretReferences();
        SecretStore secrets = wiring.secretsOf(profile.profile());
        folders.removing(profile.name(), () -> {
            wiring.profiles().delete(profile);
            references.forEach(secrets::delete);
        });
    }

    @Override
    public List<Kept> kept(StoredProfile profile) {
        return folders.kept(profile.name());
    }
}
