package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.profile.Profile;
import tableflow.console.sandbox.Readiness;
import tableflow.console.sandbox.Sandbox;
import tableflow.console.sandbox.SandboxProfile;
import tableflow.console.sandbox.SandboxSettings;
import tableflow.console.sandbox.Seed;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.service.port.ControlPlane;

/// A real process that applies to a real sandbox is halted in the middle, and a second one finishes its work.
/// [KillTest] kills at every point; this shows at some of them that a process's end is no more than that.
class KilledProcessTest {

    private static final int HALTED = 137;

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(
                new SandboxSettings(folder.resolve("sandbox"), Seed.EMPTY, Pace.FAST), Readiness.SILENT);
        SandboxProfile.write(sandbox, folder.resolve("profile.json"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static int process(Path home, String topic, int haltAt) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ApplyingProcess.class.getName(),
                folder.resolve("profile.json").toString(), home.toString(), topic, Integer.toString(haltAt)));
        Path output = home.resolve("output-" + haltAt + ".txt");
        Files.createDirectories(home);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(output)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != HALTED && process.exitValue() != 0) {
            throw new AssertionError(Files.readString(output));
        }
        return process.exitValue();
    }

    @Test
    void aSecondProcessFinishesTheWorkOfAHaltedOne() throws Exception {
        Profile profile = ApplyingProcess.profile(folder.resolve("profile.json"));
        for (int haltAt : List.of(4, 18, 36)) {
            String topic = "killed-" + haltAt;
            Path home = folder.resolve(topic);
            ControlPlane control = ApplyingProcess.control(profile, home);
            List<String> before = control.apiKeys(null, null).stream().map(ApiKeyInfo::id).toList();

            assertThat(process(home, topic, haltAt)).as(topic).isEqualTo(HALTED);
            assertThat(process(home, topic, Integer.MAX_VALUE)).as(topic).isZero();

            List<String> made = control.apiKeys(null, null).stream()
                    .map(ApiKeyInfo::id)
                    .filter(it -> !before.contains(it))
                    .toList();
            assertThat(made).as(topic).hasSize(3);
            assertThat(made).as(topic).allMatch(id ->
                    new FileSecrets(home.resolve("secrets")).get(Keyring.secretRef(id)).isPresent());
            assertThat(ApplyingProcess.hasChanges(profile, home, topic)).as(topic).isFalse();
        }
    }
}
