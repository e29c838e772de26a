package tableflow.console.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
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

    /// A choice that is made already.
    static ProfileOptions of(@Nullable String name, @Nullable Path file) {
        ProfileOptions options = new ProfileOptions();
        if (name != null || file != null) {
            Choice made = new Choice();
            made.name = name;
            made.file = file;
            options.choice = made;
        }
        return options;
    }

    /// The chosen profile.
    ///
    /// @throws BadInput when there is no such profile: nothing remote was asked
    Profile open(Services services) {
        return choice == null ? open(services, null, null) : open(services, choice.name, choice.file);
    }

    /// The profile of a name or a file, or the default one.
    ///
    /// @throws BadInput when there is no such profile: nothing remote was asked
    static Profile open(Services services, @Nullable String name, @Nullable Path file) {
        try {
            return services.profile(name, file);
        } catch (RemoteFailure failure) {
            if (!failure.is(Kind.NOT_FOUND) && !failure.is(Kind.INVALID)) {
                throw failure;
            }
            List<String> lines = new ArrayList<>(List.of("Error: " + failure.getMessage()));
            failure.advice().ifPresent(advice -> lines.add("What to do: " + advice));
            throw BadInput.of(lines);
        }
    }
}
