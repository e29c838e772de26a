package tableflow.console.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tableflow.console.domain.profile.Profile;

/// The options that say which profile a command works with.
final class ProfileOptions {

    @ArgGroup
    private @Nullable Choice choice;

    static final class Choice {
        @Option(names = "--profile", paramLabel = "NAME", description = "Use the stored profile NAME.")
        private @Nullable String name;

        @Option(
                names = "--profile-file",
                paramLabel = "FILE",
                description = "Use the profile in FILE, for example what 'sandbox --info' wrote.")
        private @Nullable Path file;
    }

    Profile open(Services services) {
        return choice == null ? services.profile(null, null) : services.profile(choice.name, choice.file);
    }
}
