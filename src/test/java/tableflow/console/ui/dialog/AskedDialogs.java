package tableflow.console.ui.dialog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;

/// Keeps what is asked, and says yes when the test does. No other dialog may be shown.
public final class AskedDialogs implements Dialogs {

    public final List<Confirmation> asked = new CopyOnWriteArrayList<>();
    private Runnable onYes = () -> {
        throw new AssertionError("nothing was asked");
    };

    /// Says yes to what was asked last.
    public void yes() {
        onYes.run();
    }

    @Override
    public void confirm(Confirmation question, Runnable yes) {
        asked.add(question);
        onYes = yes;
    }

    @Override
    public void show(Node content, Runnable onClosed) {
        throw new AssertionError("no dialog is expected");
    }

    @Override
    public void close() {}

    @Override
    public void close(Node content) {}
}
