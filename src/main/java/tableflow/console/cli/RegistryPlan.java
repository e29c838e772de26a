package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.BadInput;

/// What commands share that change a registry: the plan first, then somebody's word, then the change.
final class RegistryPlan {

    private final Terminal terminal;
    private final Prompt prompt;
    private final boolean json;

    /// @param json whether one document is written instead of lines
    RegistryPlan(Terminal terminal, Prompt prompt, boolean json) {
        this.terminal = terminal;
        this.prompt = prompt;
        this.json = json;
    }

    /// How far it may go.
    ///
    /// @param only whether nothing is to be done
    /// @param yes whether nobody is asked
    record Consent(boolean only, boolean yes) {}

    /// Refuses `--json` without a word on whether to go on, before anything is asked of the registry.
    void check(Consent consent) {
        if (json && !consent.only() && !consent.yes()) {
            throw BadInput.of("Nothing was changed: with --json add --plan to see what would come of it, or --yes to "
                    + "go on.");
        }
    }

    /// Shows a plan, asks, and does it.
    ///
    /// @param document gets what was planned already
    /// @param words for people
    /// @param action what is agreed to, as a question without its end
    int run(ObjectNode document, Words words, Consent consent, String action, Runnable change) {
        if (!json) {
            words.lines().forEach(terminal::line);
            words.consequences().forEach(it -> terminal.line("  - " + it));
            words.blocked().forEach(it -> terminal.line("  Not possible: " + it + "."));
        }
        words.consequences().forEach(document.putArray("consequences")::add);
        words.blocked().forEach(document.putArray("blocked")::add);
        boolean go = words.blocked().isEmpty() && !consent.only() && words.changes();
        if (go && !consent.yes() && !agreed(action)) {
            return ExitCode.CANCELLED;
        }
        if (go) {
            change.run();
        }
        if (json) {
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

    private boolean agreed(String action) {
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
