package tableflow.console.ui.storage.kept;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.ui.storage.ShownScan;
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
                        stage -> stage.shows("#storage-scans") && !model.scans().isEmpty()),
                TourStep.of("storage-scan-again", text("storage.tour.again"),
                        stage -> stage.press("#storage-start"),
                        stage -> newest().size() == 2 && isEnded()),
                TourStep.of("storage-compared", text("storage.tour.compared"),
                        stage -> {
                            view.choose(newest());
                            stage.press("#storage-kept-compare");
                        },
                        stage -> stage.shows("#storage-changes")));
    }

    /// The newest two of the place that is shown.
    private List<KeptScan> newest() {
        ShownScan shown = desk.shownProperty().get();
        return model.scans().stream()
                .filter(scan -> shown != null && scan.complete() && scan.root().equals(shown.scan().root()))
                .limit(2).toList();
    }

    private boolean isEnded() {
        ShownScan shown = desk.shownProperty().get();
        return shown != null && !shown.running();
    }

    @Override
    public void close() {
        model.close();
    }
}
