package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab on all tables of the profile.
public final class TablesPart implements StoragePart {

    private final StorageDesk desk;
    private final TablesViewModel model;
    private final TableDetailViewModel chosen;
    private final TableDetailView detail;
    private final TablesView view;

    private TablesPart(StorageDesk desk, TableServices services) {
        this.desk = desk;
        model = new TablesViewModel(desk.context().work(), services);
        chosen = new TableDetailViewModel(desk, services, model);
        detail = new TableDetailView(chosen, model);
        view = new TablesView(model, detail);
    }

    public static Factory factory(TableServices services) {
        return desk -> new TablesPart(desk, services);
    }

    /// What the bytes of the chosen table are, for who writes its orphan candidates into a file; absent until somebody
    /// has asked for it. It is closed when another table is chosen.
    public ReadOnlyObjectProperty<@Nullable TableContents> contentsProperty() {
        return chosen.contentsProperty();
    }

    @Override
    public String id() {
        return "tables";
    }

    @Override
    public String title() {
        return text("storage.tables");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.begin();
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(text("storage.title"), text("storage.tables.read"), Feather.GRID, () -> {
            desk.open(id());
            model.read();
        }));
    }

    @Override
    public List<TourStep> tour() {
        return List.of(
                TourStep.of("storage-tables", text("storage.tables.tour"), stage -> {
                    desk.open(id());
                    model.begin();
                }, stage -> model.endedProperty().get() != null),
                TourStep.of("storage-table-split", text("storage.tables.tour.split"), stage -> {
                    choose();
                    detail.choose("split");
                    chosen.readContents();
                }, stage -> chosen.contentsProperty().get() != null || model.shown().isEmpty()),
                step("snapshots"),
                step("retention"),
                TourStep.of("storage-table-growth", text("storage.tables.tour.growth"),
                        stage -> detail.choose("growth"),
                        stage -> chosen.growth().foundProperty().get() != null || model.shown().isEmpty()));
    }

    private TourStep step(String tab) {
        return TourStep.of("storage-table-" + tab, text("storage.tables.tour." + tab), stage -> detail.choose(tab),
                stage -> chosen.pastProperty().get() != null || model.shown().isEmpty());
    }

    /// The table with the most snapshots shows most.
    private void choose() {
        model.shown().stream()
                .max(Comparator.comparingInt(TablesPart::snapshots))
                .ifPresent(model.chosenProperty()::set);
    }

    private static int snapshots(TableLine line) {
        return line.figures() == null ? -1 : line.figures().snapshots();
    }

    @Override
    public void close() {
        chosen.close();
        model.close();
    }
}
