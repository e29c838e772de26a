package tableflow.console.remote.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.port.DesktopNotices;

/// Commands of desktops, played by scripts.
@DisabledOnOs(OS.WINDOWS)
class SystemNoticesTest {

    @TempDir
    private Path folder;

    @Test
    void textsAreArgumentsOfTheirOwn() throws IOException {
        program("notify-send", "printf '%s\\n' \"$@\" > " + folder.resolve("said"));
        DesktopNotices notices = SystemNotices.of("Linux", folder.toString());
        assertThat(notices.show("-u critical $(touch x)", "a <b> & `c`\nd")).isTrue();
        assertThat(Files.readAllLines(folder.resolve("said"))).containsExactly(
                "--app-name=Tableflow Console", "--", "-u critical $(touch x)", "a &lt;b&gt; &amp; `c` d");
    }

    @Test
    void onMacintoshTheScriptIsFixed() throws IOException {
        program("osascript", "printf '%s\\n' \"$@\" > " + folder.resolve("said"));
        assertThat(SystemNotices.of("Mac OS X", folder.toString()).show("T\" & quit", "b")).isTrue();
        List<String> said = Files.readAllLines(folder.resolve("said"));
        assertThat(said).startsWith("-e", "on run argv").endsWith("--", "T\" & quit", "b");
        assertThat(said.subList(0, 6)).noneMatch(it -> it.contains("quit"));
    }

    @Test
    void aDesktopThatRefusesIsNoFailure() throws IOException {
        program("notify-send", "exit 1");
        assertThat(SystemNotices.of("Linux", folder.toString()).show("a", "b")).isFalse();
    }

    @Test
    void withoutACommandThereAreNone() {
        assertThat(SystemNotices.of("Linux", folder.toString())).isSameAs(DesktopNotices.NONE);
        assertThat(SystemNotices.of("Windows 11", folder.toString())).isSameAs(DesktopNotices.NONE);
        assertThat(DesktopNotices.NONE.show("a", "b")).isFalse();
    }

    @Test
    void aProgramOfTheWorkingFolderIsNotTaken() throws IOException {
        assertThat(SystemNotices.of("Linux", ".:")).isSameAs(DesktopNotices.NONE);
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
