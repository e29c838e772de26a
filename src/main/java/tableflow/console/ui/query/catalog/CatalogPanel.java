package tableflow.console.ui.query.catalog;

import static tableflow.console.ui.Messages.text;

import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.catalog.CatalogRefresh;
import tableflow.console.ui.query.SidePanel;
import tableflow.console.ui.query.table.ChosenTable;

/// The catalog as a tab of the side bar.
public final class CatalogPanel implements SidePanel {

    private final CatalogViewModel model;
    private final CatalogView view;

    private CatalogPanel(CatalogViewModel model) {
        this.model = model;
        this.view = new CatalogView(model);
    }

    /// The tab.
    ///
    /// @param refresh asked in jobs only: clients may have to be opened
    /// @param chosen becomes the table that is selected
    public static Spec spec(Supplier<CatalogRefresh> refresh, ObjectProperty<@Nullable ChosenTable> chosen) {
        return new Spec("catalog", text("query.catalog"), Feather.DATABASE, bench ->
                new CatalogPanel(new CatalogViewModel(refresh, bench, chosen)));
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
