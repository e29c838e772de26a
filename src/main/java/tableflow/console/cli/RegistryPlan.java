package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.profile.Profile;

/// What commands share that change a registry: the plan first, then somebody's word, then the change.
final class RegistryPlan {

    private final Terminal terminal;
    private final Prompt prompt;
    private final Consent consent;
    private final boolean given;

    private RegistryPlan(Terminal terminal, Prompt prompt, Consent consent, boolean given) {
        this.terminal = terminal;
        this.prompt = prompt;
        this.consent = consent;
        this.given = given;
    }

    /// The options of a command that changes a registry: whose, and how far it may go unasked.
    static final class Consent {

        @Option(names = "--plan", description = "Only show what would come of it.")
        private boolean only;

        @Option(names = {"-y", "--yes"}, description = "Do not ask.")
        private boolean yes;

        @Mixin
        private final ProfileOptions profile = new ProfileOptions();

        @Option(names = "--json", description = "Write one JSON document to standard output.")
        private boolean json;

        /// Whether nothing is to be done.
        boolean isOnly() {
            return only;
        }

        /// Whether one document is written instead of lines.
        boolean isJson() {
            return json;
        }

        /// The chosen profile.
        Profile open(Services services) {
            return profile.open(services);
        }

        /// Begins, before anything is asked of the registry.
        ///
        /// @throws BadInput for `--json` without a word on whether to go on
        RegistryPlan plan(Terminal terminal, Prompt prompt) {
            return plan(terminal, prompt, false);
        }

        /// As [#plan(Terminal, Prompt)].
        ///
        /// @param agreed whether another option than `--yes` says to go on
        RegistryPlan plan(Terminal terminal, Prompt prompt, boolean agreed) {
            if (json && !only && !yes && !agreed) {
                throw BadInput.of("Nothing was changed: with --json add --plan to see what would come of it, or --yes "
                        + "to go on.");
            }
            return new RegistryPlan(terminal, prompt, this, yes || agreed);
        }
    }

    /// Shows a plan, asks, and does it.
    ///
    /// @param document gets what was planned already
    /// @param words for people
    /// @param action what is agreed to, as a question without its end
    int run(ObjectNode document, Words words, String action, Runnable change) {
        if (!consent.isJson()) {
            words.lines().forEach(terminal::line);
            words.consequences().forEach(it -> terminal.line("  - " + it));
            words.blocked().forEach(it -> terminal.line("  Not possible: " + it + "."));
        }
        words.consequences().forEach(document.putArray("consequences")::add);
        words.blocked().forEach(document.putArray("blocked")::add);
        boolean go = words.blocked().isEmpty() && !consent.isOnly() && words.changes();
        if (go && !agreed(action)) {
            return ExitCode.CANCELLED;
        }
        if (go) {
            change.run();
        }
        if (consent.isJson()) {
            terminal.json(document.put("done", go));
        } else if (go) {
            terminal.line("Done.");
        }
        return words.blocked().isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    /// A plan in words.
    ///
    /// @param changes whether there is anything to do
    record Words(List<String> lines, List<String> consequences, List<String> blocked, boolean changes) {
        Words {
            lines = List.copyOf(lines);
            consequences = List.copyOf(consequences);
            blocked = List.copyOf(blocked);
        }
    }

    /// Whether somebody agrees; not asked where that is said already.
    ///
    /// @param action as a question without its end
    /// @throws BadInput when nobody is there to be asked
    boolean agreed(String action) {
        if (given) {
            return true;
        }
        Optional<String> answer = prompt.ask(action + "? (yes/no)");
        if (answer.isEmpty()) {
            throw BadInput.of("Nothing was changed: nobody is there to agree. Add --yes to go on.");
        }
        if (!answer.get().equals("yes")) {
            terminal.note("Nothing was changed.");
            return false;
        }
        return true;
    }

    static ObjectNode document(String kind) {
        return Terminal.document().put("version", 1).put("kind", kind);
    }
}
