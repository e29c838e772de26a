package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.ProfileListing;
import tableflow.console.service.profile.StoredProfile;

/// The group of the commands about stored profiles.
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, tests and imports profiles: which accounts the console works with.")
public final class ProfilesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ProfilesCommand() {}

    /// The group with its commands.
    public static CommandLine create(Services services, Terminal terminal) {
        return new CommandLine(new ProfilesCommand())
                .addSubcommand(new ListCommand(services, terminal))
                .addSubcommand(new ProfilesTestCommand(services, terminal))
                .addSubcommand(new ImportCommand(services, terminal))
                .addSubcommand(new ProfilesSecretsCommand(services::secretPlaces, terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the stored profiles.")
    static final class ListCommand implements Callable<Integer> {

        private final Services services;
        private final Terminal terminal;

        @Option(names = "--json", description = "Write one JSON document to standard output.")
        private boolean json;

        ListCommand(Services services, Terminal terminal) {
            this.services = services;
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ProfileListing listing = services.profiles().list();
            String standard = services.profiles().defaultName().orElse("");
            if (json) {
                terminal.json(document(listing, standard));
            } else {
                TextTable table = TextTable.of("PROFILE", "KIND", "ENVIRONMENT", "CLUSTER", "ACCESS");
                for (StoredProfile stored : listing.profiles()) {
                    Profile profile = stored.profile();
                    table.row(
                            profile.name() + (profile.name().equals(standard) ? " *" : ""),
                            profile.kind().text(),
                            profile.environmentTag(),
                            profile.kafka() == null ? "-" : profile.kafka().clusterId(),
                            profile.readOnly() ? "read-only" : "read and write");
                }
                table.lines().forEach(terminal::line);
            }
            listing.notices().forEach(notice -> terminal.note(notice.what()
                    + (notice.setAsideTo() == null ? "" : " Set aside as " + notice.setAsideTo() + ".")));
            return ExitCode.DONE;
        }

        private static ObjectNode document(ProfileListing listing, String standard) {
            ObjectNode json = Terminal.document().put("version", 1).put("kind", "profiles");
            ArrayNode profiles = json.putArray("profiles");
            for (StoredProfile stored : listing.profiles()) {
                Profile profile = stored.profile();
                profiles.addObject()
                        .put("name", profile.name())
                        .put("profileKind", profile.kind().text())
                        .put("environmentTag", profile.environmentTag())
                        .put("clusterId", profile.kafka() == null ? null : profile.kafka().clusterId())
                        .put("readOnly", profile.readOnly())
                        .put("default", profile.name().equals(standard));
            }
            return json;
        }
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Stores the profile in a file; its secrets move into the secret store.")
    static final class ImportCommand implements Callable<Integer> {

        private final Services services;
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "The profile document.")
        private Path file = Path.of("");

        @Option(names = "--name", paramLabel = "NAME", description = "Store it under NAME instead of its own.")
        private @Nullable String name;

        @Option(names = "--default", description = "Open it from now on when no profile is named.")
        private boolean standard;

        ImportCommand(Services services, Terminal terminal) {
            this.services = services;
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            StoredProfile stored = services.profiles().importFile(file, name);
            if (standard) {
                services.profiles().setDefault(stored.name());
            }
            terminal.note("Stored profile " + stored.name() + ".");
            return ExitCode.DONE;
        }
    }
}
