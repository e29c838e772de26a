package tableflow.console.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `topics list` where its words are so plain that they can be read without the library for command lines: to make all
/// commands known to that takes longer than the list. Anything else, a mistake above all, is for [CommandLineApp].
public final class QuickList {

    private static final int WORDS = 2;
    private static final String COMMAND = "tableflow-console topics list";

    private final Set<String> switches = new HashSet<>();
    private @Nullable String name;
    private @Nullable Path file;

    private QuickList() {}

    /// The command that `arguments` call, if they are plain.
    public static Optional<QuickList> of(String... arguments) {
        if (arguments.length < WORDS || !arguments[0].equals("topics") || !arguments[1].equals("list")) {
            return Optional.empty();
        }
        QuickList list = new QuickList();
        for (int i = WORDS; i < arguments.length; i++) {
            String word = arguments[i];
            int sign = word.indexOf('=');
            String option = sign < 0 ? word : word.substring(0, sign);
            boolean plain = switch (option) {
                case "--json", "--internal", "--tableflow", "--problems", "--settings" ->
                    sign < 0 && list.switches.add(option);
                case "--profile", "--profile-file" -> {
                    if (sign < 0) {
                        i++;
                    }
                    String value = sign >= 0 ? word.substring(sign + 1) : i < arguments.length ? arguments[i] : "";
                    yield isPlain(value) && list.choose(option, value);
                }
                default -> false;
            };
            if (!plain) {
                return Optional.empty();
            }
        }
        return Optional.of(list);
    }

    /// What the library takes as it stands: no option, no file of arguments, no quotes.
    private static boolean isPlain(String value) {
        return !value.isBlank() && "-@\"'".indexOf(value.charAt(0)) < 0;
    }

    private boolean choose(String option, String value) {
        if (name != null || file != null) {
            return false;
        }
        if (option.equals("--profile")) {
            name = value;
        } else {
            file = Path.of(value);
        }
        return true;
    }

    /// Whether the profile brings its own secrets, so that no store of secrets is opened.
    public boolean bringsSecrets() {
        return file != null;
    }

    boolean has(String option) {
        return switches.contains(option);
    }

    @Nullable String name() {
        return name;
    }

    @Nullable Path file() {
        return file;
    }

    /// Runs the command and returns its exit code.
    public int run(Services services, Terminal terminal) {
        try {
            return new TopicsListCommand(services, terminal, this).call();
        } catch (RuntimeException failure) {
            int code = Ending.of(failure, terminal);
            if (has("--json")) {
                terminal.failed(failure, COMMAND, code);
            }
            return code;
        }
    }
}
