package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;

/// Leads from a failure to the doctor. It takes no room where nobody can find out why.
public final class DiagnoseButton extends Button {

    private @Nullable RemoteFailure failure;

    public DiagnoseButton() {
        super(text("error.diagnose"), Icons.of(Feather.HEART));
        getStyleClass().addAll("small", "error-diagnose");
        setTooltip(new Tooltip(text("error.diagnose.hint")));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> {
            if (failure != null) {
                Diagnosing.find(this, failure).ifPresent(Runnable::run);
            }
        });
        // Who can find out why is known once the node stands where it belongs.
        sceneProperty().subscribe(this::refresh);
    }

    /// For one failure.
    public DiagnoseButton(RemoteFailure failure) {
        this();
        show(failure);
    }

    /// Leads on from `newFailure`; absent hides it.
    public void show(@Nullable RemoteFailure newFailure) {
        failure = newFailure;
        refresh();
    }

    private void refresh() {
        boolean offered = failure != null && getScene() != null && Diagnosing.find(this, failure).isPresent();
        setVisible(offered);
        setManaged(offered);
    }
}
