package tableflow.console.ui.doctor.report;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.doctor.report.Reporting.Done;

/// What becomes of a report: that it is being made, where it is now, or why it is not. It takes no room otherwise.
public final class ReportNote extends VBox {

    private final Reporting reporting;
    private final HBox line = new HBox();

    public ReportNote(Reporting reporting) {
        this.reporting = reporting;
        ErrorBanner banner = new ErrorBanner();
        banner.setId("report-banner");
        banner.follow(reporting.problemProperty());
        line.setId("report-note");
        line.getStyleClass().add("doctor-report-note");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(banner, line);
        reporting.busyProperty().subscribe(busy -> show());
        reporting.doneProperty().subscribe(done -> show());
    }

    private void show() {
        Done done = reporting.doneProperty().get();
        boolean busy = reporting.busyProperty().get();
        line.setVisible(busy || done != null);
        line.setManaged(line.isVisible());
        if (busy) {
            showBusy();
        } else if (done != null) {
            showDone(done);
        }
    }

    private void showBusy() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("doctor-report-busy");
        Button cancel = new Button(text("doctor.report.cancel"));
        cancel.setId("report-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(event -> reporting.cancel());
        line.getChildren().setAll(busy, new Label(text("doctor.report.making")), cancel);
    }

    private void showDone(Done done) {
        Label says = new Label(text(done instanceof Done.Written ? "doctor.report.written" : "doctor.report.copied"));
        says.setMinWidth(USE_PREF_SIZE);
        line.getChildren().setAll(Icons.of(Feather.CHECK_CIRCLE, "success"), says);
        if (done instanceof Done.Written(Path file)) {
            line.getChildren().addAll(
                    new CopyableText(text("doctor.report.path"), file.toAbsolutePath().toString()), open());
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = Icons.button(Feather.X, text("doctor.report.close"), reporting::dismiss);
        close.setId("report-close");
        close.getStyleClass().add("small");
        line.getChildren().addAll(gap, close);
    }

    private Node open() {
        Button open = new Button(text("doctor.report.open"), Icons.of(Feather.EXTERNAL_LINK));
        open.setId("report-open");
        open.getStyleClass().add("small");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(event -> reporting.open());
        return open;
    }
}
