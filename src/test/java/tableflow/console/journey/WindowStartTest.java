package tableflow.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.Main;

/// The window where there is nothing to show it on: a sentence, never a stack trace.
@EnabledOnOs(OS.LINUX)
class WindowStartTest {

    @TempDir
    private Path folder;

    @Test
    void withoutADisplay() throws Exception {
        ProcessBuilder builder = new Program(folder).java(Main.class, List.of());
        builder.environment().remove("WAYLAND_DISPLAY");

        assertThat(output(builder)).startsWith("No display:").hasLineCount(1);
    }

    @Test
    void withADisplayThatIsNotThere() throws Exception {
        ProcessBuilder builder = new Program(folder).java(Main.class, List.of());
        builder.environment().put("DISPLAY", ":12345");

        assertThat(output(builder)).contains("Error: Open the window failed:", "What to do:").doesNotContain("\tat ");
    }

    private static String output(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(2);
        return output;
    }
}
