package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.Verdict;

/// Tries every component of a profile, each for itself.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Tries every component of a profile. Exit 1 when one does not work.")
final class ProfilesTestCommand implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    ProfilesTestCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile tested = profile.open(services);
        List<Verdict> verdicts = services.connectionTest().run(tested, services.profiles(), verdict -> {});
        if (json) {
            terminal.json(document(tested, verdicts));
        } else {
            TextTable table = TextTable.of("COMPONENT", "VERDICT", "TIME", "FOUND").right(2);
            verdicts.forEach(verdict -> table.row(
                    verdict.component(), words(verdict), verdict.took().toMillis() + " ms", verdict.text()));
            table.lines().forEach(terminal::line);
            for (Verdict verdict : verdicts) {
                if (verdict.advice() != null) {
                    terminal.line(verdict.component() + ": " + verdict.advice());
                }
            }
        }
        return verdicts.stream().allMatch(Verdict::fine) ? ExitCode.DONE : ExitCode.NO;
    }

    private static String words(Verdict verdict) {
        return verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode document(Profile profile, List<Verdict> verdicts) {
        ObjectNode json = Terminal.document().put("version", 1).put("kind", "profile-test");
        json.put("profile", profile.name());
        ArrayNode components = json.putArray("components");
        for (Verdict verdict : verdicts) {
            components.addObject()
                    .put("component", verdict.component())
                    .put("outcome", verdict.outcome().name())
                    .put("tookMillis", verdict.took().toMillis())
                    .put("text", verdict.text())
                    .put("advice", verdict.advice())
                    .put("requestId", verdict.requestId());
        }
        return json;
    }
}
