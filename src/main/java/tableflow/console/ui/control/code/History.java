package tableflow.console.ui.control.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import tableflow.console.ui.control.code.Editing.Edit;
import tableflow.console.ui.control.code.Editing.Selection;

/// What was changed, to be undone and done again, in offsets of the whole text: the area's own memory counts rows, and
/// folding changes those. Letters that are typed in a row are one step.
final class History {

    private static final int MOST = 1_000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private boolean silent;
    private boolean apart = true;

    /// One change.
    private record Step(int from, String removed, String inserted) {}

    /// The text has changed.
    void changed(CodeText before, CodeText after) {
        if (silent || before.text().equals(after.text())) {
            return;
        }
        CodeText.Change change = before.changeTo(after.text());
        Step step = new Step(change.from(), before.text().substring(change.from(), change.to()),
                after.text().substring(change.from(), change.to() + change.growth()));
        undone.clear();
        Step last = done.peek();
        if (last != null && !apart && isTyping(step) && last.removed.isEmpty()
                && last.from + last.inserted.length() == step.from && !last.inserted.isBlank()) {
            done.pop();
            done.push(new Step(last.from, "", last.inserted + step.inserted));
        } else {
            done.push(step);
            if (done.size() > MOST) {
                done.removeLast();
            }
        }
        apart = !isTyping(step);
    }

    private static boolean isTyping(Step step) {
        return step.removed.isEmpty() && step.inserted.length() == 1
                && Character.isLetterOrDigit(step.inserted.charAt(0));
    }

    /// What comes now is another step, whatever it is.
    void apart() {
        apart = true;
    }

    void clear() {
        done.clear();
        undone.clear();
        apart = true;
    }

    boolean isUndoable() {
        return !done.isEmpty();
    }

    boolean isRedoable() {
        return !undone.isEmpty();
    }

    /// What takes the last step back.
    Optional<Edit> undo() {
        Step step = done.poll();
        if (step == null) {
            return Optional.empty();
        }
        undone.push(step);
        return Optional.of(edit(step.from, step.inserted, step.removed));
    }

    Optional<Edit> redo() {
        Step step = undone.poll();
        if (step == null) {
            return Optional.empty();
        }
        done.push(step);
        return Optional.of(edit(step.from, step.removed, step.inserted));
    }

    private static Edit edit(int from, String removed, String inserted) {
        int caret = from + inserted.length();
        return new Edit(from, from + removed.length(), inserted, new Selection(caret, caret));
    }

    /// Runs changes that are none of the user's.
    void silently(Runnable changes) {
        silent = true;
        try {
            changes.run();
        } finally {
            silent = false;
            apart = true;
        }
    }
}
