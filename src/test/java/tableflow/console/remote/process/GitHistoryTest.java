package tableflow.console.remote.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.port.FileHistory.Past;

class GitHistoryTest {

    private static final String PATH = Objects.requireNonNullElse(System.getenv("PATH"), "");

    @TempDir
    private Path folder;

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString(), "-c", "user.name=a", "-c",
                "user.email=a@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", arguments)).isZero();
    }

    @Test
    void tellsWhatAFileHeldBefore() throws Exception {
        assumeTrue(Programs.find("git", PATH).isPresent(), "git");
        Path file = folder.resolve("sub dir/a-value.json");
        Files.createDirectories(file.getParent());
        git("init", "-q");
        for (String text : List.of("{\"v\": \"é1\"}\n", "{\"v\": 2}", "{\"v\": 3}\n")) {
            Files.writeString(file, text);
            git("add", "-A");
            git("commit", "-q", "-m", "a change");
        }
        Past past = new GitHistory(PATH).past(file);
        assertThat(past.texts()).containsExactly("{\"v\": 3}\n", "{\"v\": 2}", "{\"v\": \"é1\"}\n");
        assertThat(past.whole()).isTrue();
        Path other = folder.resolve("new-value.json");
        Files.writeString(other, "{}");
        assertThat(new GitHistory(PATH).past(other)).isEqualTo(Past.UNKNOWN);
    }

    @Test
    void withoutGitOrARepositoryNothingIsKnown() {
        assertThat(new GitHistory("").past(folder.resolve("a.json"))).isEqualTo(Past.UNKNOWN);
        assertThat(new GitHistory(PATH).past(folder.resolve("a.json"))).isEqualTo(Past.UNKNOWN);
        assertThat(new GitHistory(PATH).past(folder.resolve("none/a.json"))).isEqualTo(Past.UNKNOWN);
    }
}
