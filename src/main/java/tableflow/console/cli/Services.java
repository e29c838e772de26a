package tableflow.console.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.provisioning.Provisioning;

/// What the commands get from the wiring: the services, opened for a profile.
public interface Services {

    /// The profile called `name`, or the one in `file`, or, where both are absent, the default profile.
    Profile profile(@Nullable String name, @Nullable Path file);

    Provisioning provisioning(Profile profile);

    /// The key with its secret from where the reference says.
    ApiKey resolve(Profile profile, KeyRef key);
}
