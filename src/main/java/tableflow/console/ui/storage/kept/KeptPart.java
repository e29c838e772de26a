package tableflow.console.ui.storage.kept;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab of the kept scans.
public final class KeptPart implements StoragePart {

    /// Its tab.
    public static final String ID = "kept";

    private final StorageDesk desk;
    private final KeptViewModel model;
    private final KeptView view;

    public KeptPart(StorageDesk desk) {
        this.desk = desk;
        model = new KeptViewModel(desk);
        view = new KeptView(model, desk.context().dialogs());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return text("storage.kept.title");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.list();
    }

    @Override
    public List<TourStep> tour() {
        return List.of(
                TourStep.of("storage-kept", text("storage.tour.kept"),
                        stage -> desk.open(ID),
                        stage -> stage.shows("#storage-scans") && !model.scans().isEmpty()));
    }

    @Override
    public void close() {
        model.close();
    }
}
