package tableflow.console.ui.storage.export;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// The inventories of the bucket, and counting by one of them in place of a scan.
final class InventoryViewModel {

    private final StorageDesk desk;
    private final ExportServices services;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable S3Uri> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    InventoryViewModel(StorageDesk desk, ExportServices services) {
        this.desk = desk;
        this.services = services;
    }

    /// Asks which inventories the bucket of the scan that is shown has, else that of the profile.
    void look() {
        ShownScan shown = desk.shownProperty().get();
        problem.set(null);
        desk.context().work().job(text("storage.inventory.job.look"), progress -> {
                    StorageScans scans = desk.services().scans().get();
                    S3Uri root = shown == null ? scans.usual() : shown.scan().root();
                    return new Found(root, services.inventories().get().offers(root, scans.prices()));
                })
                .in(slot)
                .onResult(found -> {
                    offers.setAll(found.offers());
                    asked.set(found.root());
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::look)))
                .start();
    }

    private record Found(S3Uri root, List<Offer> offers) {}

    /// Counts by the newest list of an inventory, and shows the figures in the place of a scan's.
    void count(Offer offer) {
        S3Uri root = asked.get();
        if (root == null) {
            return;
        }
        problem.set(null);
        desk.context().work().job(text("storage.inventory.job.count", offer.inventory().id()), progress ->
                        services.inventories().get().count(
                                offer, root, desk.services().scans().get().owners(root.bucket()), progress))
                .in(slot)
                .onResult(scan -> desk.adopt(scan, scan.source()))
                .onFailure(failure -> problem.set(new Problem(failure, () -> count(offer))))
                .start();
    }

    void cancel() {
        slot.cancel();
    }

    ObservableList<Offer> offers() {
        return offers;
    }

    /// Of which place the inventories are; absent until somebody asked.
    ReadOnlyObjectProperty<@Nullable S3Uri> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void close() {
        slot.clear();
    }
}
