package tableflow.console.ui.storage;

import java.util.Map;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.ui.shell.Request;

/// What another pane wants to see here: at once where the scan that is shown holds it, else as soon as one does. What
/// no scan holds is offered to be scanned, which costs next to nothing for one table.
final class Arrival {

    private final StorageDesk desk;
    private final ScanViewModel scan;
    private final Subscription following;
    private Request.@Nullable ShowStorage wanted;
    private boolean offered;

    Arrival(StorageDesk desk, ScanViewModel scan) {
        this.desk = desk;
        this.scan = scan;
        this.following = Subscription.combine(
                desk.shownProperty().subscribe(shown -> arrive()),
                scan.stateProperty().subscribe(state -> offer()));
    }

    void show(Request.ShowStorage request) {
        wanted = request;
        offered = false;
        if (!arrive()) {
            offer();
        }
    }

    /// Waits while a place is looked up, as when the pane has only just opened: a kept scan of it may hold this.
    private void offer() {
        Request.ShowStorage request = wanted;
        ScanState state = scan.stateProperty().get();
        S3Uri place = request == null || offered ? null : place(request);
        if (place != null && !state.isUnderWay() && state != ScanState.LOOKING) {
            offered = true;
            scan.placeProperty().set(place.toString());
            scan.look();
        }
    }

    private static @Nullable S3Uri place(Request.ShowStorage request) {
        String text = request.place();
        try {
            return text == null ? null : S3Uri.parse(text).asFolder();
        } catch (IllegalArgumentException elsewhere) {
            return null;
        }
    }

    private boolean arrive() {
        Request.ShowStorage request = wanted;
        ShownScan shown = desk.shownProperty().get();
        if (request == null || shown == null) {
            return false;
        }
        String prefix = within(request, shown);
        if (prefix == null) {
            return false;
        }
        wanted = null;
        desk.look(prefix);
        return true;
    }

    /// The prefix of the scan that is meant; absent when the scan does not hold it.
    private static @Nullable String within(Request.ShowStorage request, ShownScan shown) {
        S3Uri place = place(request);
        String prefix = null;
        if (place != null && place.bucket().equals(shown.bucket())) {
            prefix = shown.report().roots().stream()
                    .map(root -> root.prefix())
                    // A path is at times told with a double slash behind the bucket that its keys do not have.
                    .filter(root -> root.equals(place.key()) || root.equals(place.key().replaceFirst("^/+", "")))
                    .findFirst()
                    .orElse(place.key());
        } else if (place == null && request.topic() != null) {
            prefix = shown.owners().topics().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(request.topic()))
                    .map(Map.Entry::getKey)
                    .filter(root -> shown.report().roots().stream().anyMatch(use -> use.prefix().equals(root)))
                    .findFirst()
                    .orElse(null);
        }
        return prefix != null && prefix.startsWith(shown.scan().root().key()) ? prefix : null;
    }

    void close() {
        following.unsubscribe();
    }
}
