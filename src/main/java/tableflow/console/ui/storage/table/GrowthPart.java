package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab on how the profile's bucket grows.
public final class GrowthPart implements StoragePart {

    private final StorageDesk desk;
    private final GrowthViewModel model;
    private final GrowthView view;

    private GrowthPart(StorageDesk desk, TableServices services) {
        this.desk = desk;
        model = new GrowthViewModel(desk.context().work());
        String bucket = services.bucket();
        if (bucket != null) {
            model.of(progress -> services.growth().get().bucket(bucket, progress), bucket);
        }
        view = new GrowthView(model, "storage-growth");
    }

    public static Factory factory(TableServices services) {
        return desk -> new GrowthPart(desk, services);
    }

    @Override
    public String id() {
        return "growth";
    }

    @Override
    public String title() {
        return text("storage.growth");
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
    public List<TourStep> tour() {
        return List.of(TourStep.of("storage-growth", text("storage.growth.tour"), stage -> desk.open(id()),
                stage -> model.foundProperty().get() != null));
    }

    @Override
    public void close() {
        model.close();
    }
}
