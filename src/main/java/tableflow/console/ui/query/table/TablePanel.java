package tableflow.console.ui.query.table;

import static tableflow.console.ui.Messages.text;

import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.ui.query.SidePanel;

/// The table panel as a tab of the side bar.
public final class TablePanel implements SidePanel {

    private final TableViewModel model;
    private final TableView view;

    private TablePanel(TableViewModel model) {
        this.model = model;
        this.view = new TableView(model);
    }

    /// The tab.
    ///
    /// @param tables asked in jobs only: clients may have to be opened
    /// @param chosen set by whoever shows the catalog
    public static Spec spec(Supplier<LakeTables> tables, ObjectProperty<@Nullable ChosenTable> chosen) {
        return new Spec("table", text("query.table"), Feather.GRID, bench ->
                new TablePanel(new TableViewModel(tables, bench, chosen)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void close() {
        model.close();
    }
}
