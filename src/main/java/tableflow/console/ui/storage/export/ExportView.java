package tableflow.console.ui.storage.export;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.storage.export.ListFormat;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.FileField;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Png;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StorageWords;
import tableflow.console.ui.storage.export.ExportViewModel.Picture;
import tableflow.console.ui.storage.export.ExportViewModel.Wanted;
import tableflow.console.ui.storage.export.ExportViewModel.Written;

/// Chooses what goes to which file.
final class ExportView extends ScrollPane {

    /// The tiles of the pane's first part.
    private static final List<String> CHARTS = List.of("#storage-tiles", "#storage-histogram");

    private final ExportViewModel model;
    private final ComboBox<What> what = new ComboBox<>();
    private final ComboBox<ListFormat> format = new ComboBox<>();
    private final VBox place = new VBox();
    private final Label explain = words("");
    private final Button start = new Button(text("storage.export.start"), Icons.of(Feather.DOWNLOAD));
    private final Button cancel = new Button(text("storage.findings.cancel"), Icons.of(Feather.X));
    private final ProgressBar bar = new ProgressBar();
    private final Label going = new Label();
    private final VBox done = new VBox();
    private FileField file;

    ExportView(ExportViewModel model, StorageDesk desk) {
        this.model = model;
        getStyleClass().add("edge-to-edge");
        setFitToWidth(true);
        what.setId("storage-export-what");
        what.getItems().setAll(What.values());
        what.setConverter(new ShownAs<>(one -> text("storage.export.what." + one.name())));
        what.setAccessibleText(text("storage.export.what"));
        what.setValue(What.TABLE);
        format.setId("storage-export-format");
        format.getItems().setAll(ListFormat.values());
        format.setConverter(new ShownAs<>(one -> text("storage.export.format." + one.name())));
        format.setAccessibleText(text("storage.export.format"));
        format.setValue(ListFormat.CSV);
        file = field();
        start.setId("storage-export-start");
        start.getStyleClass().add("accent");
        start.setOnAction(event -> export());
        cancel.setId("storage-export-cancel");
        cancel.setOnAction(event -> model.cancel());
        going.setId("storage-export-going");
        done.setId("storage-export-done");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        HBox choice = new HBox(what, format);
        choice.getStyleClass().add("line");
        HBox buttons = new HBox(start, cancel, bar, going);
        buttons.getStyleClass().add("line");
        buttons.setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(text("storage.export.title"));
        title.getStyleClass().add("section-title");
        VBox export = new VBox(title, choice, explain, place, buttons, banner, done);
        export.getStyleClass().add("storage-section");
        VBox all = new VBox(export);
        all.getStyleClass().add("storage-export");
        setContent(all);
        what.valueProperty().subscribe(one -> chosen());
        format.valueProperty().subscribe(one -> chosen());
        desk.shownProperty().subscribe(shown -> chosen());
        model.busyProperty().subscribe(busy -> show());
        model.writtenProperty().subscribe(one -> show());
        model.progressProperty().subscribe(now -> {
            bar.setProgress(now.fraction());
            going.setText(now.message());
        });
    }

    private FileField field() {
        return new FileField("storage-export-file", model.suggested(what.getValue(), format.getValue()),
                text("storage.export.title"));
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private void chosen() {
        What one = what.getValue();
        format.setVisible(one.isList());
        format.setManaged(one.isList());
        explain.setText(text("storage.export.explain." + one.name()) + (one.isList()
                ? " " + text("storage.export.explain.list." + format.getValue().name()) : ""));
        file = field();
        place.getChildren().setAll(file);
        show();
    }

    private void show() {
        boolean busy = model.busyProperty().get();
        start.setDisable(busy || !model.canExport() || !file.isComplete().getValue());
        for (Node node : new Node[] {cancel, bar, going}) {
            node.setVisible(busy);
            node.setManaged(busy);
        }
        Written written = model.writtenProperty().get();
        done.getChildren().clear();
        if (!model.canExport()) {
            done.getChildren().add(words(text("storage.export.empty")));
        } else if (written != null && !busy) {
            String words = written.objects() == null ? text("storage.export.done")
                    : text("storage.export.done.list", StorageWords.amount(written.objects()));
            done.getChildren().addAll(new Label(words),
                    new CopyableText(text("storage.export.file"), written.file().toAbsolutePath().toString()));
        }
    }

    private void export() {
        What one = what.getValue();
        Picture picture = one == What.CHART ? picture() : null;
        if (one == What.CHART && picture == null) {
            explain.setText(text("storage.export.nochart"));
            return;
        }
        model.start(new Wanted(one, format.getValue(), file.path(), picture));
    }

    /// The tiles, or the bars in their place, as they were last laid out; absent when nobody has looked at them.
    private @Nullable Picture picture() {
        Node chart = getScene() == null ? null : CHARTS.stream()
                .map(getScene()::lookup)
                .filter(one -> one != null && one.isVisible() && one.getBoundsInLocal().getWidth() >= 1)
                .findFirst().orElse(null);
        if (chart == null) {
            return null;
        }
        Image image = chart.snapshot(null, null);
        return target -> {
            try {
                AtomicFiles.write(target, path -> Png.write(image, path));
            } catch (IOException failed) {
                throw LocalFailures.of("write the picture", target, failed);
            }
        };
    }
}
