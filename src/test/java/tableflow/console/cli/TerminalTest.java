package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {

    /// A name in a file could clear the screen, or write over what was said before.
    @Test
    void nothingThatIsShownSteersTheTerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        terminal.line("a\u001b[31m\u0007b\tc");
        terminal.lines(List.of("one\u009b2J", "\ud83d\ude00"));
        terminal.note("\u0008no");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("a\ufffd[31m\ufffdb\tc", "one\ufffd2J", "\ud83d\ude00");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("\ufffdno");
    }
}
