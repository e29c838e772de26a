package tableflow.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.cli.CommandLineApp;
import tableflow.console.cli.DoctorCommand;
import tableflow.console.cli.Terminal;
import tableflow.console.sandbox.armoury.Lab;
import tableflow.console.sandbox.armoury.Scene;
import tableflow.console.service.support.AppDirs;

/// The command `doctor` with a home of its own, on the lab.
@ExtendWith(Lab.Shared.class)
abstract class DoctorCommandFixture {

    @TempDir
    Path home;

    Wiring wiring;
    CommandLineApp app;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void wire() {
        wiring = new Wiring(AppDirs.under(home));
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), wiring.redactor()::redact);
        app = new CommandLineApp(terminal, List.of(new DoctorCommand(wiring, terminal)));
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    /// Its exit code.
    int doctor(Scene scene, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--profile-file", scene.file().toString()));
        arguments.addAll(List.of(more));
        return app.run(arguments.toArray(String[]::new));
    }

    /// Its standard output.
    String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Its standard error.
    String noted() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// What it has written so far is of no account.
    void forget() {
        out.reset();
    }
}
