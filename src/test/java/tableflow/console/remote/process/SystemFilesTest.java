package tableflow.console.remote.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.port.DesktopFiles;

/// Commands that open files, played by scripts.
@DisabledOnOs(OS.WINDOWS)
class SystemFilesTest {

    @TempDir
    private Path folder;

    @Test
    void theFileIsAnArgumentOfItsOwnAndAbsolute() throws IOException {
        for (String[] desktop : new String[][] {{"Linux", "xdg-open"}, {"Mac OS X", "open"}}) {
            program(desktop[1], "printf '%s\\n' \"$@\" > " + folder.resolve("said"));
            Path file = Path.of("-e $(touch x); a b.html");
            assertThat(SystemFiles.of(desktop[0], folder.toString()).open(file)).isTrue();
            assertThat(Files.readAllLines(folder.resolve("said"))).containsExactly(file.toAbsolutePath().toString());
        }
    }

    @Test
    void onWindowsTheShellsHandlerIsAsked() throws IOException {
        program("rundll32.exe", "printf '%s\\n' \"$@\" > " + folder.resolve("said"));
        Path file = folder.resolve("report.html");
        assertThat(SystemFiles.of("Windows 11", folder.toString()).open(file)).isTrue();
        assertThat(Files.readAllLines(folder.resolve("said")))
                .containsExactly("url.dll,FileProtocolHandler", file.toString());
    }

    @Test
    void aDesktopThatRefusesSaysSo() throws IOException {
        program("xdg-open", "exit 3");
        assertThat(SystemFiles.of("Linux", folder.toString()).open(folder.resolve("a.html"))).isFalse();
    }

    @Test
    void withoutACommandNothingIsOpened() {
        assertThat(SystemFiles.of("Linux", folder.toString())).isSameAs(DesktopFiles.NONE);
        assertThat(DesktopFiles.NONE.open(folder)).isFalse();
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
