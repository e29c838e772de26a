package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// What the figures that are shown are: of when, from where, whether they are all, and what could not be seen.
final class ScanNotice extends VBox {

    private static final int ROWS = 6;

    private final StatusPill pill = new StatusPill();
    private final StatusPill asOf = new StatusPill();
    private final Label source = new Label();
    private final Button more = new Button();
    private final TextArea parts = new TextArea();

    ScanNotice(StorageDesk desk) {
        getStyleClass().add("scan-notice");
        pill.setId("storage-complete");
        asOf.setId("storage-asof");
        source.setId("storage-source");
        source.getStyleClass().addAll("small-text", "text-muted");
        more.setId("storage-unseen");
        more.getStyleClass().add("small");
        more.setOnAction(event -> unfold(!parts.isVisible()));
        parts.setId("storage-unseen-parts");
        parts.setEditable(false);
        parts.setWrapText(true);
        parts.setPrefRowCount(ROWS);
        parts.getStyleClass().add("mono");
        parts.setAccessibleText(text("storage.unseen.accessible"));
        HBox.setHgrow(source, Priority.ALWAYS);
        source.setMaxWidth(Double.MAX_VALUE);
        pill.setMinWidth(USE_PREF_SIZE);
        more.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(pill, asOf, source, more,
                Copying.button(text("storage.unseen.copy"), parts::getText));
        line.getStyleClass().add("scan-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().getLast().visibleProperty().bind(parts.visibleProperty());
        line.getChildren().getLast().managedProperty().bind(parts.visibleProperty());
        getChildren().setAll(line, parts);
        unfold(false);
        desk.shownProperty().subscribe(this::show);
    }

    private void unfold(boolean open) {
        parts.setVisible(open);
        parts.setManaged(open);
    }

    private void show(@Nullable ShownScan shown) {
        setVisible(shown != null);
        setManaged(shown != null);
        if (shown == null) {
            return;
        }
        Checkpoint scan = shown.scan();
        source.setText(ScanWords.source(shown));
        asOf.setVisible(!scan.isListing());
        asOf.setManaged(!scan.isListing());
        if (!scan.isListing()) {
            asOf.show(Severity.NEUTRAL, text("storage.asof", StorageWords.when(scan.started())));
            asOf.explain(text("storage.asof.why", scan.source()));
        }
        if (shown.running()) {
            pill.show(Severity.BUSY, text("storage.state.running"));
        } else if (scan.isComplete()) {
            pill.show(Severity.GOOD, text("storage.state.complete"));
        } else {
            pill.show(Severity.WARNING,
                    text(scan.left().isEmpty() ? "storage.state.partial" : "storage.state.stopped"));
        }
        List<Unseen> unseen = scan.unseen();
        more.setVisible(!unseen.isEmpty());
        more.setManaged(!unseen.isEmpty());
        more.setText(text("storage.unseen", unseen.size()));
        String lines = String.join("\n", unseen.stream()
                .map(part -> ScanWords.unseen(shown.bucket(), part)
                        + (part.advice().isEmpty() ? "" : " " + part.advice()))
                .toList());
        if (!lines.equals(parts.getText())) {
            parts.setText(lines);
            parts.setPrefRowCount(Math.min(ROWS, unseen.size()));
        }
        if (unseen.isEmpty()) {
            unfold(false);
        }
    }
}
