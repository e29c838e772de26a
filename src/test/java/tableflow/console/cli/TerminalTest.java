package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
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

    private static String told(boolean watched, Consumer<Terminal> command) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text, () -> watched);
        terminal.doing().report("Comparing", 3, 4_000);
        command.accept(terminal);
        terminal.beat();
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void somebodyWhoWaitsIsToldWhatACommandIsAt() {
        assertThat(told(true, it -> {})).isEqualTo("Comparing: 3 of 4,000.");
        assertThat(told(false, it -> {})).as("nobody is there").isEmpty();
        assertThat(told(true, Terminal::quiet)).as("a program is there").isEmpty();
        assertThat(told(true, it -> it.line("done"))).as("it stands there already").isEmpty();
        assertThat(told(true, it -> it.doing().say(() -> ""))).isEmpty();
        assertThat(told(true, it -> List.of(1, 2, 3, 4).forEach(second -> it.beat()))).as("the same is told once")
                .isEqualTo("Comparing: 3 of 4,000.");
        assertThat(told(true, it -> {
            it.beat();
            it.doing().report("Asking");
            it.beat();
        }).lines()).containsExactly("Comparing: 3 of 4,000.", "Asking.");
    }
}
