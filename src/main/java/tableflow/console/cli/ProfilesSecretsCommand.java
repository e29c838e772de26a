package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretVault;

/// Says where secrets lie, or moves them.
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "Says where secrets are kept, or keeps them elsewhere from now on. Exit 1 when some could not be "
                + "moved.")
final class ProfilesSecretsCommand implements Callable<Integer> {

    private final Supplier<SecretPlaces> services;
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLACE",
            description = "keychain: the keychain of the operating system. file: a file under a passphrase, taken from "
                    + "TABLEFLOW_CONSOLE_PASSPHRASE or asked for. memory: nothing new is kept.")
    private @Nullable String place;

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    ProfilesSecretsCommand(Supplier<SecretPlaces> services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SecretPlaces places = services.get();
        List<String> lost = place == null ? List.of() : places.use(kind(place));
        if (json) {
            terminal.json(document(places, lost));
        } else {
            terminal.line("In use: " + places.current().text() + " (" + places.describe() + ")");
            terminal.line("Alternatives: "
                    + places.alternatives().stream().map(SecretVault.Kind::text).collect(Collectors.joining(", ")));
        }
        lost.forEach(reference -> terminal.note("Could not be moved, enter it again: " + reference));
        return lost.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private static SecretVault.Kind kind(String place) {
        return SecretVault.Kind.of(place)
                .orElseThrow(() -> BadInput.of(
                        List.of("Unknown place " + place + ": it is one of keychain, file, memory.")));
    }

    private static ObjectNode document(SecretPlaces places, List<String> lost) {
        ObjectNode json = Terminal.document().put("version", 1).put("kind", "secrets");
        json.put("inUse", places.current().text());
        ArrayNode alternatives = json.putArray("alternatives");
        places.alternatives().forEach(kind -> alternatives.add(kind.text()));
        ArrayNode references = json.putArray("lost");
        lost.forEach(references::add);
        return json;
    }
}
