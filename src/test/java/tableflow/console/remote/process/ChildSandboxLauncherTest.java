package tableflow.console.remote.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.SandboxLauncher;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.support.Redactor;

class ChildSandboxLauncherTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Set<ProcessHandle> others = children();
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private final Progress progress = (message, done, total) -> reported.add(message);

    @TempDir
    private Path home;

    private SandboxLauncher launcher(String behaviour, Duration readyLimit) {
        Redactor redactor = new Redactor();
        Settings settings = new Settings(home.resolve("settings.json"), Clock.systemUTC());
        Profiles profiles = new Profiles(
                home.resolve("profiles"), settings, new MemorySecrets(), redactor, Clock.systemUTC());
        return new ChildSandboxLauncher(
                ChildCommand.ofThisProgram(TinySandbox.class.getName(), List.of(behaviour)),
                home.resolve("run"),
                profiles::readFile,
                redactor,
                task -> Thread.ofVirtual().start(task),
                readyLimit);
    }

    @Test
    void returnsTheProfileOfAReadySandboxAndStopsItOnClosing() throws Exception {
        SandboxLauncher.Running sandbox = launcher("ready", LONG).start(progress);
        try {
            assertThat(sandbox.profile().name()).isEqualTo("sandbox");
            assertThat(sandbox.alive()).isTrue();
            // Its profile may be there before its lines are read.
            Eventually.holds("its lines are told", () ->
                    reported.containsAll(List.of("broker ready", "registry ready with password=••••")));
        } finally {
            sandbox.close();
        }
        assertThat(sandbox.alive()).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void anEarlyDeathIsReportedWithItsLastLines() throws Exception {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> launcher("dies", LONG).start(progress));
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.UNEXPECTED);
        assertThat(failure.why()).contains("exit code 3").contains("port is taken");
        assertThat(files()).isEmpty();
    }

    @Test
    void aProfileThatCannotBeUsedIsNotWaitedFor() throws Exception {
        RemoteFailure failure =
                catchThrowableOfType(RemoteFailure.class, () -> launcher("nonsense", LONG).start(progress));
        assertThat(failure.why()).contains("\"name\" must be a text");
        assertThat(files()).isEmpty();
    }

    @Test
    void oneThatIsNeverReadyIsStopped() throws Exception {
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> launcher("hangs", Duration.ofMillis(200)).start(progress));
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.UNREACHABLE);
        assertThat(files()).isEmpty();
        noChildIsLeft();
    }

    @Test
    void anInterruptStopsTheChildToo() throws Exception {
        Thread.currentThread().interrupt();
        RemoteFailure failure =
                catchThrowableOfType(RemoteFailure.class, () -> launcher("hangs", LONG).start(progress));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.CANCELLED);
        noChildIsLeft();
    }

    @Test
    void aMissingProgramIsAClearFailure() {
        SandboxLauncher none = new ChildSandboxLauncher(
                new ChildCommand(List.of(home.resolve("no-java").toString())),
                home.resolve("run"),
                file -> {
                    throw new AssertionError(file);
                },
                new Redactor(),
                task -> Thread.ofVirtual().start(task));
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> none.start(progress));
        assertThat(failure).hasMessageContaining("start the sandbox");
    }

    @Test
    void theChildEndsWhenItsParentIsKilled() throws Exception {
        String java = ChildCommand.ofThisProgram("x", List.of()).words().getFirst();
        Process parent = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), TinySandbox.class.getName(),
                        "parent", java, "--info", home.resolve("info.json").toString())
                .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        parent.destroyForcibly().waitFor();
        child.onExit().get(60, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    /// What other tests of this JVM have started is not meant.
    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    private void noChildIsLeft() throws Exception {
        Eventually.holds("no child is left", () -> others.containsAll(children()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("run"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
