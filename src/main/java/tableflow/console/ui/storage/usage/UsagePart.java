package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab that shows where the bytes are.
public final class UsagePart implements StoragePart {

    /// Its tab.
    public static final String ID = "usage";

    private final UsageViewModel model;
    private final UsageBoard board;

    public UsagePart(StorageDesk desk) {
        model = new UsageViewModel(desk);
        board = new UsageBoard(model, desk);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return text("storage.usage.title");
    }

    @Override
    public Node view() {
        return board;
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>();
        String group = text("storage.title");
        for (UsageView view : UsageView.values()) {
            all.add(Command.of(group, text("storage.usage.command", text("storage.view." + view.name())),
                    Feather.GRID, () -> model.viewProperty().set(view)));
        }
        all.add(Command.of(group, text("storage.usage.up"), Feather.CORNER_LEFT_UP, model::up));
        all.add(Command.told(group, text("storage.usage.enter"), "Enter"));
        return all;
    }

    @Override
    public List<TourStep> tour() {
        return new UsageTour(model).steps();
    }

    @Override
    public void close() {
        model.close();
    }
}
