package tableflow.console.ui.query.catalog;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.query.catalog.CatalogBooks;
import tableflow.console.ui.query.SidePanel;
import tableflow.console.ui.query.table.ChosenTable;
import tableflow.console.ui.query.table.TablePanel;

/// The catalog as a tab of the side bar.
public final class CatalogPanel implements SidePanel {

    private final CatalogViewModel model;
    private final CatalogView view;

    private CatalogPanel(CatalogViewModel model) {
        this.model = model;
        this.view = new CatalogView(model);
    }

    /// The catalog, and beside it the panel of the table that is selected there.
    ///
    /// @param books what is known of the catalogs
    /// @param tables asked in jobs only: clients may have to be opened
    public static List<Spec> withTable(CatalogBooks books, Supplier<LakeTables> tables) {
        ObjectProperty<@Nullable ChosenTable> chosen = new SimpleObjectProperty<>();
        return List.of(spec(books, chosen), TablePanel.spec(tables, chosen));
    }

    /// The catalog alone.
    ///
    /// @param chosen becomes the table that is selected
    static Spec spec(CatalogBooks books, ObjectProperty<@Nullable ChosenTable> chosen) {
        return new Spec("catalog", text("query.catalog"), Feather.DATABASE, bench ->
                new CatalogPanel(new CatalogViewModel(books, bench, chosen)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.shown();
    }

    @Override
    public void close() {
        model.close();
    }
}
