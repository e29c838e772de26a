package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.Node;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.ui.control.NameField;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.tour.TourStep;

/// The tab on how the profile's bucket grows.
public final class GrowthPart implements StoragePart {

    private final StorageDesk desk;
    private final BucketGrowthViewModel model;
    private final GrowthView view;

    private GrowthPart(StorageDesk desk, TableServices services) {
        this.desk = desk;
        model = new BucketGrowthViewModel(desk, services);
        NameField topic = new NameField(model.topicProperty(), model.topics(), new NameField.Words(
                "storage-growth-topic", text("storage.growth.topic"), text("storage.growth.topic.hint"),
                text("storage.growth.topic.all"), true, text("storage.growth.topic.list")));
        topic.onAccept(model::show);
        view = new GrowthView(model.growth(), "storage-growth", topic);
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
        model.growth().begin();
    }

    @Override
    public List<TourStep> tour() {
        return List.of(
                TourStep.of("storage-growth", text("storage.growth.tour"), stage -> desk.open(id()), stage -> isRead()),
                TourStep.of("storage-growth-rows", text("storage.growth.tour.rows"),
                        stage -> model.growth().measureProperty().set(Measure.ROWS), stage -> isRead()),
                TourStep.of("storage-growth-files", text("storage.growth.tour.files"), stage -> {
                    model.growth().measureProperty().set(Measure.FILES);
                    model.growth().perDayProperty().set(true);
                }, stage -> isRead()),
                TourStep.of("storage-growth-topic", text("storage.growth.tour.topic"),
                        stage -> choose(model.topics().isEmpty() ? "" : model.topics().getFirst(), true),
                        stage -> isRead()),
                TourStep.of("storage-growth-again", text("storage.growth.tour"), stage -> choose("", false),
                        stage -> isRead()));
    }

    private void choose(String topic, boolean perDay) {
        model.topicProperty().set(topic);
        model.growth().measureProperty().set(Measure.BYTES);
        model.growth().perDayProperty().set(perDay);
        model.show();
    }

    private boolean isRead() {
        return model.growth().foundProperty().get() != null && !model.growth().readingProperty().get();
    }

    @Override
    public void close() {
        model.close();
    }
}
