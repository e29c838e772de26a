package tableflow.console.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.profile.Profile;

/// What every provisioning command takes: a manifest, a profile, and how to answer.
final class ManifestOptions {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "MANIFEST",
            required = true,
            description = "The manifest, YAML or JSON.")
    private Path file = Path.of("");

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    Path file() {
        return file;
    }

    Profile profile(Services services) {
        return profile.open(services);
    }

    boolean json() {
        return json;
    }
}
