package tableflow.console.ui.storage.table;

import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.TopicRoots;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;

/// How the profile's bucket grows, or one topic in it. JavaFX thread only.
final class BucketGrowthViewModel {

    private final StorageDesk desk;
    private final TableServices services;
    private final GrowthViewModel growth;
    private final StringProperty topic = new SimpleStringProperty("");
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final Subscription following;
    private List<String> measured = List.of();
    private String shown = "";

    BucketGrowthViewModel(StorageDesk desk, TableServices services) {
        this.desk = desk;
        this.services = services;
        this.growth = new GrowthViewModel(desk.context().work());
        turn("");
        following = Subscription.combine(
                growth.foundProperty().subscribe(this::found),
                desk.shownProperty().subscribe(scan -> names()));
    }

    /// Shows the topic that is written, or all of the bucket where none is; does nothing when that is shown.
    void show() {
        String wanted = topic.get().strip();
        if (!wanted.equals(shown)) {
            turn(wanted);
            growth.begin();
        }
    }

    private void turn(String wanted) {
        shown = wanted;
        String bucket = services.bucket();
        if (bucket == null) {
            return;
        }
        if (wanted.isEmpty()) {
            growth.of((progress, early) -> services.growth().get().bucket(bucket, early, progress), bucket);
            return;
        }
        TopicGrowth one = new TopicGrowth(services, bucket, TopicTables.databases(desk.context().profile()));
        growth.of((progress, early) -> one.read(desk.services().scans().get(), wanted, progress), wanted);
    }

    private void found(Growth.@Nullable Found now) {
        if (now != null && !now.topics().isEmpty()) {
            measured = now.topics();
            names();
        }
    }

    /// Of topics that came in, that Tableflow has, and that have a folder.
    private void names() {
        TreeSet<String> all = new TreeSet<>(measured);
        ShownScan scan = desk.shownProperty().get();
        if (scan != null && scan.bucket().equals(services.bucket())) {
            all.addAll(scan.owners().topics().values());
            scan.report().roots().stream().map(RootUse::prefix).filter(root -> !TopicRoots.isTable(root))
                    .map(scan.owners()::name).forEach(all::add);
        }
        if (!List.copyOf(all).equals(topics)) {
            topics.setAll(all);
        }
    }

    void close() {
        following.unsubscribe();
        growth.close();
    }

    GrowthViewModel growth() {
        return growth;
    }

    /// What is written: the name of a topic, or nothing for all of the bucket.
    StringProperty topicProperty() {
        return topic;
    }

    /// Names to choose from; others may be written.
    ObservableList<String> topics() {
        return topics;
    }
}
