package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotingTest {

    @Test
    void leavesPlainWordsAndQuotesTheRest() {
        assertThat(Quoting.shell("prod-eu.1")).isEqualTo("prod-eu.1");
        assertThat(Quoting.shell("")).isEqualTo("''");
        assertThat(Quoting.shell("a b")).isEqualTo("'a b'");
        assertThat(Quoting.shell("it's $HOME `x`")).isEqualTo("'it'\\''s $HOME `x`'");
        assertThat(Quoting.shell("~")).isEqualTo("'~'");
    }

    @Test
    void aRealShellReadsBackExactlyTheValue() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab '\"\\$`!*?[]{}()<>|&;#~=%\t\n\u00fc-";
        for (int round = 0; round < 40; round++) {
            StringBuilder value = new StringBuilder();
            for (int i = 0; i < random.nextInt(20); i++) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String script = "printf '%s|' " + Quoting.shell(value.toString()) + " end";
            Process shell = new ProcessBuilder(List.of("/bin/sh", "-s")).start();
            try (var input = shell.getOutputStream()) {
                input.write(script.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output).as("seed %d", seed).isEqualTo(value + "|end|");
        }
    }
}
