package tableflow.console.ui.storage.money;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.CostTrend;
import tableflow.console.service.storage.cost.Costs;
import tableflow.console.service.storage.trend.TopicTrends;
import tableflow.console.ui.storage.ShownScan;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Prices the scan that is shown, and the past of its place.
final class MoneyViewModel {

    private static final int DAYS = 90;

    private final StorageDesk desk;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Money> money = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final TopicTrends trends;
    private final LatestOnly looking = new LatestOnly();
    private final ReadOnlyObjectWrapper<TopicTrends.@Nullable Told> topics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RemoteFailure> untold = new ReadOnlyObjectWrapper<>();
    private @Nullable ShownScan priced;
    private final Subscription following;
    private boolean visible;

    /// What is shown.
    record Money(Costs costs, CostTrend trend, boolean complete) {}

    MoneyViewModel(StorageDesk desk, TopicTrends trends) {
        this.desk = desk;
        this.trends = trends;
        following = desk.shownProperty().subscribe(shown -> changed());
    }

    /// What another place costs says nothing of this one.
    private void changed() {
        ShownScan shown = desk.shownProperty().get();
        ShownScan before = priced;
        if (before != null && (shown == null || !shown.scan().root().equals(before.scan().root()))) {
            slot.clear();
            looking.clear();
            priced = null;
            money.set(null);
            topics.set(null);
            problem.set(null);
        }
        begin();
    }

    void visible(boolean now) {
        visible = now;
        begin();
    }

    private void begin() {
        ShownScan shown = desk.shownProperty().get();
        if (visible && shown != null && !shown.running() && !shown.equals(priced)) {
            look();
        }
    }

    /// Prices it anew, as after a change of prices.
    void look() {
        ShownScan shown = desk.shownProperty().get();
        if (shown == null) {
            return;
        }
        priced = shown;
        problem.set(null);
        desk.context().work().job(text("storage.money.job", shown.scan().root()), progress -> {
                    StorageScans scans = desk.services().scans().get();
                    return new Money(scans.costs(shown.report(), shown.owners()),
                            scans.trend(shown.scan().root(), DAYS), shown.scan().isComplete());
                })
                .in(slot)
                .quiet()
                .onResult(now -> {
                    money.set(now);
                    look(shown, now.costs());
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::look)))
                .start();
    }

    /// The past of each topic takes a request a table: it comes behind what is known at once.
    private void look(ShownScan shown, Costs costs) {
        topics.set(null);
        untold.set(null);
        TopicTrends.Now now = new TopicTrends.Now(shown.scan().root(), shown.report(), shown.owners(), costs);
        desk.context().work().job(text("storage.money.job.topics", shown.scan().root()),
                        progress -> trends.read(now, progress))
                .in(looking)
                .quiet()
                .onResult(topics::set)
                .onFailure(untold::set)
                .start();
    }

    /// What the topics cost before; absent until it is known.
    ReadOnlyObjectProperty<TopicTrends.@Nullable Told> topicsProperty() {
        return topics.getReadOnlyProperty();
    }

    /// Why it is not known; absent unless that failed.
    ReadOnlyObjectProperty<@Nullable RemoteFailure> untoldProperty() {
        return untold.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty lookingProperty() {
        return looking.busyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Money> moneyProperty() {
        return money.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    void close() {
        following.unsubscribe();
        slot.clear();
        looking.clear();
    }
}
