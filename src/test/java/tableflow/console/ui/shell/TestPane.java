package tableflow.console.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.control.Placeholder;

/// A pane that tells what happens to it.
final class TestPane implements Pane {

    private final String id;
    private final Consumer<String> events;
    private final Supplier<@Nullable String> unsaved;
    private final VBox view;

    TestPane(String id, String title, Consumer<String> events, Supplier<@Nullable String> unsaved) {
        this.id = id;
        this.events = events;
        this.unsaved = unsaved;
        this.view = new VBox(
                new PaneHeader(title, new Button("Do something")),
                Placeholder.empty(Feather.INBOX, "Nothing here yet", "Things appear when they are made.")
                        .action("Make one", () -> {}));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        events.accept(id + " shown");
    }

    @Override
    public Optional<String> unsaved() {
        return Optional.ofNullable(unsaved.get());
    }

    @Override
    public void onHidden() {
        events.accept(id + " hidden");
    }
}
