package tableflow.console.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tableflow.console.domain.profile.Profile;

/// The options that name a second profile, to compare with or to copy to.
final class OtherProfileOptions {

    @ArgGroup
    private @Nullable Choice choice;

    static final class Choice {
        @Option(names = "--with-profile", paramLabel = "NAME",
                description = "The second one is in the stored profile NAME.")
        private @Nullable String name;

        @Option(names = "--with-profile-file", paramLabel = "FILE",
                description = "The second one is in the profile in FILE.")
        private @Nullable Path file;
    }

    /// The second profile; empty when none is named.
    ///
    /// @throws tableflow.console.domain.BadInput when there is no such profile
    Optional<Profile> open(Services services) {
        Choice chosen = choice;
        return chosen == null
                ? Optional.empty()
                : Optional.of(ProfileOptions.open(services, chosen.name, chosen.file));
    }
}
