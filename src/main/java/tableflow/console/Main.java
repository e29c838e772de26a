package tableflow.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tableflow.console.cli.CommandLineApp;
import tableflow.console.cli.DoctorCommand;
import tableflow.console.cli.ExitCode;
import tableflow.console.cli.ProfilesCommand;
import tableflow.console.cli.ProvisionCommand;
import tableflow.console.cli.QueryCommand;
import tableflow.console.cli.QuickList;
import tableflow.console.cli.SandboxCommand;
import tableflow.console.cli.SchemasCommand;
import tableflow.console.cli.StorageCommand;
import tableflow.console.cli.Terminal;
import tableflow.console.cli.TopicsCommand;
import tableflow.console.cli.TourCommand;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.sandbox.SandboxProcess;
import tableflow.console.sandbox.Seed;
import tableflow.console.sandbox.SqlStart;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.sql.EngineCache;
import tableflow.console.service.support.AppDirs;
import tableflow.console.service.support.ParentWatch;
import tableflow.console.ui.control.ThemeChoice;
import tableflow.console.ui.shell.Desktop;
import tableflow.console.ui.shell.Display;
import tableflow.console.ui.tour.TourReport;
import tableflow.console.ui.unlock.PassphraseDesk;

/// Starts the desktop console, or the command named by the first argument.
public final class Main {

    /// Room for threads that start while they are counted.
    private static final int SOME = 8;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] arguments) {
        // The JDK's HTTP server, which the sandbox serves with, delays small answers by 40 ms without this.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // A scan has many requests to one host under way; the JDK would keep five of the connections open.
        System.setProperty("http.maxConnections", "256");
        Main main = new Main();
        Optional<QuickList> list = QuickList.of(arguments);
        int code = list.isPresent() ? main.list(list.get()) : main.run(arguments);
        end(code, list.isPresent());
    }

    /// Ends the process. Where all went well and nobody else is at work, the return from `main` does: an exit that is
    /// called waits 0.3 s for threads that stand in native code, as those do that wait for sockets on behalf of virtual
    /// threads.
    ///
    /// @param whole whether all is closed and written: an ordinary exit would look through all jars for who wants to
    ///     log it
    private static void end(int code, boolean whole) {
        System.out.flush();
        System.err.flush();
        if (code == ExitCode.DONE && isAlone()) {
            return;
        }
        if (whole) {
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }

    private static boolean isAlone() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + SOME];
        int count = all.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].equals(Thread.currentThread()) && !threads[i].isDaemon()) {
                return false;
            }
        }
        return count < threads.length;
    }

    private int run(String[] arguments) {
        if (arguments.length == 0) {
            return window();
        }
        if (arguments[0].equals("sandbox")) {
            // A process of its own kind: it speaks to nobody, and ends in its own way.
            return commands(new Terminal(out, err, text -> text), new SandboxCommand(this::sandbox)).run(arguments);
        }
        try (Wiring wiring = new Wiring(AppDirs.current())) {
            wiring.connectors().startLog();
            Terminal terminal =
                    new Terminal(out, err, wiring.redactor()::redact, PersonAtTerminal::watches);
            CommandLineApp commands = commands(terminal, wanted(arguments[0], commands(wiring, terminal)));
            return Interruptible.run(wiring.threads(),
                    SchemasCommand.onlyAsks(arguments) ? Interruptible.AT_ONCE : Interruptible.IN_ORDER,
                    () -> commands.run(arguments), terminal::beat);
        }
    }

    /// Without the start of the log, unless something is asked that writes there.
    private int list(QuickList list) {
        try (Wiring wiring = new Wiring(AppDirs.current(), PersonAtTerminal::passphrase, true)) {
            if (!list.bringsSecrets()) {
                wiring.connectors().startLog();
            }
            Terminal terminal = new Terminal(out, err, wiring.redactor()::redact);
            return Interruptible.run(
                    wiring.threads(), Interruptible.AT_ONCE, () -> list.run(wiring, terminal), terminal::beat);
        }
    }

    /// Each makes its command when that is asked for.
    private Map<String, Supplier<Object>> commands(Wiring wiring, Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("sandbox", () -> new SandboxCommand(this::sandbox));
        commands.put("provision", () -> ProvisionCommand.create(wiring, terminal, PersonAtTerminal.prompt()));
        commands.put("topics", () -> TopicsCommand.create(wiring, terminal));
        commands.put("schemas", () -> SchemasCommand.create(wiring, terminal, PersonAtTerminal.prompt()));
        commands.put("query", () -> new QueryCommand(wiring, terminal));
        commands.put("storage", () -> StorageCommand.create(wiring, terminal));
        commands.put("doctor", () -> new DoctorCommand(wiring, terminal));
        commands.put("profiles", () -> ProfilesCommand.create(wiring, terminal));
        commands.put("tour", () -> new TourCommand(this::tour));
        return commands;
    }

    /// The command that is called, or all where it is none of them: to read the options of all takes a third of a
    /// second.
    private static Object[] wanted(String name, Map<String, Supplier<Object>> commands) {
        Supplier<Object> called = commands.get(name);
        return called != null
                ? new Object[] {called.get()}
                : commands.values().stream().map(Supplier::get).toArray();
    }

    private static CommandLineApp commands(Terminal terminal, Object... commands) {
        return new CommandLineApp(terminal, List.of(commands));
    }

    private int window() {
        if (!Display.isAvailable(System.getenv(), System.getProperties())) {
            err.println("No display: the window cannot be opened. Commands work without one (see --help); "
                    + "'tour --out DIR' draws every pane into PNG files.");
            return ExitCode.USAGE;
        }
        PassphraseDesk passphrases = new PassphraseDesk();
        try (Wiring wiring = new Wiring(AppDirs.current(), passphrases)) {
            wiring.connectors().startLog();
            try (WindowWiring window = new WindowWiring(wiring, wiring.sandboxLauncher(), passphrases)) {
                Desktop.launch(window::shell);
                return ExitCode.DONE;
            } catch (RemoteFailure notShown) {
                new Terminal(out, err, wiring.redactor()::redact).failure(notShown);
                return ExitCode.USAGE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    /// The tour begins as a first start, whatever this machine's user has set up.
    private int tour(Path folder, TourCommand.Theme theme, int first) {
        Path home;
        try {
            Files.createDirectories(folder);
            home = Files.createTempDirectory("tableflow-tour");
        } catch (IOException e) {
            err.println("The tour cannot write to " + folder + ": " + e.getMessage());
            return ExitCode.USAGE;
        }
        PassphraseDesk passphrases = new PassphraseDesk();
        try (Wiring wiring = new Wiring(AppDirs.under(home), passphrases);
                WindowWiring window = new WindowWiring(wiring, wiring.sandboxLauncher(), passphrases)) {
            ThemeChoice look = theme == TourCommand.Theme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT;
            TourReport report = Desktop.tour(window::shell, folder, look, first);
            report.entries().forEach(entry -> out.println(
                    (entry.held() ? "held    " : "FAILED  ") + entry.step().title()
                            + (entry.failure() == null ? "" : ": " + entry.failure())));
            return report.allHeld() ? ExitCode.DONE : ExitCode.NO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.CANCELLED;
        }
    }

    private int sandbox(SandboxCommand.Options options) {
        Seed seed;
        try {
            seed = Seed.parse(options.seed());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        }
        return SandboxProcess.run(
                new SandboxProcess.Options(
                        Optional.ofNullable(options.info()),
                        Optional.ofNullable(options.folder()),
                        seed,
                        options.pace() == SandboxCommand.Pace.REAL ? Pace.REAL : Pace.FAST,
                        ParentWatch.parent(System.getenv()),
                        options.sql() == SandboxCommand.Sql.ASKED ? SqlStart.WHEN_ASKED : SqlStart.AT_ONCE,
                        EngineCache.folder()),
                out,
                err);
    }
}
