package tableflow.console.cli;

import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Units;

/// What a command is at, for somebody who waits: said by the command as it goes, told when it has taken a second, and
/// then every other second where it is at something else or further. For any thread.
final class Doing implements Progress {

    private volatile Supplier<String> now = () -> "";
    private String told = "";
    private long beats;

    /// @param words asked for when they are told
    void say(Supplier<String> words) {
        now = words;
    }

    @Override
    public void report(String message, long done, long total) {
        say(() -> total == 0 ? message + "." : message + ": " + Units.grouped(done) + " of " + Units.grouped(total)
                + ".");
    }

    /// A second has passed.
    void beat(Terminal terminal) {
        String words = now.get();
        if (beats++ % 2 == 0 && !words.isEmpty() && !words.equals(told)) {
            told = words;
            terminal.note(words);
        }
    }
}
