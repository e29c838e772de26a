package tableflow.console.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult.RunKey;
import tableflow.console.service.provisioning.Provisioning;
import tableflow.console.service.support.AtomicFiles;

/// Hands the keys that a manifest's runs made to other clients, in a file that only its owner can read.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a client configuration with the Kafka key that was made for the manifest, readable by you only.",
            "It works for kcat (-F FILE) and for every librdkafka client."
        })
final class ProvisionKeysCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ManifestOptions options = new ManifestOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path out = Path.of("");

    ProvisionKeysCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile profile = options.profile(services);
        Provisioning provisioning = services.provisioning(profile);
        List<RunKey> keys = provisioning.keys(provisioning.read(options.file()));
        RunKey kafka = keys.stream()
                .filter(key -> key.purpose() == KeyPurpose.KAFKA)
                .findFirst()
                .orElseThrow(() -> BadInput.of(
                        "No Kafka key was made for this manifest yet: run 'provision apply' first."));
        Profile.Kafka cluster = profile.kafka();
        if (cluster == null || !cluster.clusterId().equals(kafka.resourceId())) {
            throw BadInput.of("The profile " + profile.name() + " does not say how to reach the cluster "
                    + kafka.resourceId() + ".");
        }
        try {
            AtomicFiles.write(out, librdkafka(cluster, services.resolve(profile, kafka.key())));
        } catch (IOException e) {
            throw BadInput.of("Cannot write " + out + ": " + e.getMessage());
        }
        terminal.note("Wrote " + out + " for key " + kafka.key().id() + "; only you can read it.");
        return ExitCode.DONE;
    }

    private static String librdkafka(Profile.Kafka cluster, ApiKey key) {
        return """
                bootstrap.servers=%s
                security.protocol=%s
                sasl.mechanisms=PLAIN
                sasl.username=%s
                sasl.password=%s
                """.formatted(cluster.bootstrapServers(), cluster.securityProtocol(), key.id(), key.secret().reveal());
    }
}
