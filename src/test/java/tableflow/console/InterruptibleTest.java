package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.journey.Program;

/// Commands that would never end, as processes that a signal ends. The bound is for slow machines.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent with kill")
class InterruptibleTest {

    private static final int MOST_SECONDS = 20;

    @TempDir
    private Path folder;

    /// Starts a command, sends the signal when it is at work, and returns its exit code and what it said then.
    private Ended signalled(Ctrl.State state, String signal) throws Exception {
        ProcessBuilder program = new Program(folder).java(Ctrl.class, List.of(state.name().toLowerCase(
                Locale.ROOT)));
        if (OS.LINUX.isCurrentOs()) {
            // What a shell runs in the background ignores interrupts, and so does all that it starts.
            List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
            words.addAll(program.command());
            program.command(words);
        }
        Process process = program.start();
        try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("ready");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("%s ends", state).isTrue();
            return new Ended(process.exitValue(), said.readAllAsString());
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int code, String said) {}

    @ParameterizedTest
    @EnumSource
    void ctrlCEndsACommandWhateverItIsIn(Ctrl.State state) throws Exception {
        assertThat(signalled(state, "INT").code()).isEqualTo(130);
    }

    @Test
    void whatHeedsItEndsInOrder() throws Exception {
        assertThat(signalled(Ctrl.State.WAITING, "INT").said()).contains("left in order");
    }

    @Test
    void whileACommandRunsTheBeatGoesOn() {
        CountDownLatch beats = new CountDownLatch(2);
        assertThat(Interruptible.run(new WorkThreads(true), Interruptible.AT_ONCE, () -> {
            try {
                return beats.await(MOST_SECONDS, TimeUnit.SECONDS) ? 0 : 1;
            } catch (InterruptedException end) {
                return 1;
            }
        }, beats::countDown)).isZero();
    }

    /// Whoever ends programs tells by the code which signal it was.
    @ParameterizedTest
    @EnumSource(names = {"DEAF", "SOCKET"})
    void otherSignalsKeepTheirCodes(Ctrl.State state) throws Exception {
        assertThat(signalled(state, "TERM").code()).isEqualTo(143);
    }
}
