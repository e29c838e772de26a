package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.ui.control.Icons;

/// The buckets above the board, each in a few words that lead to more.
final class BucketStrip extends HBox {

    /// More would leave no room for any.
    private static final int MOST = 3;

    private final BucketsModel model;
    private final InstantSource clock;
    private final Runnable more;

    /// @param more leads to the buckets
    BucketStrip(BucketsModel model, InstantSource clock, Runnable more) {
        this.model = model;
        this.clock = clock;
        this.more = more;
        setId("monitor-bucket-strip");
        getStyleClass().add("monitor-bucket-strip");
        setMinWidth(0);
        model.buckets().subscribe(this::show);
        show();
    }

    private void show() {
        List<BucketState> buckets = model.buckets();
        getChildren().setAll(buckets.stream().limit(MOST).map(this::link).toList());
        if (buckets.size() > MOST) {
            getChildren().add(link(text("monitor.bucket.more", buckets.size() - MOST), "", null));
        }
    }

    private Node link(BucketState state) {
        return link(MonitorWords.bucket(state), MonitorWords.measured(state, clock.instant()), state.bucket());
    }

    private Hyperlink link(String words, String hint, @Nullable String bucket) {
        Hyperlink link = new Hyperlink(words, Icons.of(Feather.DATABASE));
        link.getStyleClass().add("small-text");
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setMinWidth(60);
        if (!hint.isEmpty()) {
            link.setTooltip(new Tooltip(hint));
            link.setAccessibleHelp(hint);
        }
        link.setOnAction(event -> {
            link.setVisited(false);
            if (bucket != null) {
                model.selectedProperty().set(bucket);
            }
            more.run();
        });
        return link;
    }
}
