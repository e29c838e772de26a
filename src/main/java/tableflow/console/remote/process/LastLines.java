package tableflow.console.remote.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest lines of a process's output.
final class LastLines {

    private static final int MOST = 30;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    synchronized List<String> list() {
        return List.copyOf(lines);
    }
}
