package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.work.Problem;

/// Holds the session's panes: makes each when it is first shown, and closes all when the session ends.
final class PaneHost extends StackPane {

    private static final Logger LOG = LoggerFactory.getLogger(PaneHost.class);

    private final Navigation navigation;
    private final Supplier<PaneContext> context;
    private final Map<String, Pane> made = new HashMap<>();
    private final ObservableList<Command> commands = FXCollections.observableArrayList();
    private @Nullable Pane shown;
    private boolean resting;

    /// @param context what panes get; asked only while a profile is open
    PaneHost(Navigation navigation, Supplier<PaneContext> context) {
        this.navigation = navigation;
        this.context = context;
        getStyleClass().add("pane-host");
        Diagnoses.offer(this, navigation, () -> Request.About.NOTHING, null);
        navigation.deliverWith(this::deliver);
        navigation.currentProperty().subscribe(this::show);
    }

    /// The commands of the pane that is shown.
    ObservableList<Command> commands() {
        return commands;
    }

    /// Whether something else fills the window although a profile is open: the pane that was shown counts as hidden.
    void setResting(boolean now) {
        if (resting != now) {
            resting = now;
            if (shown != null && now) {
                shown.onHidden();
            } else if (shown != null) {
                shown.onShown();
            }
        }
    }

    /// Tells all panes that the profile has other keys.
    void profileChanged() {
        List.copyOf(made.values()).forEach(Pane::profileChanged);
    }

    /// What the panes would lose if they were closed now.
    List<String> unsaved() {
        return made.values().stream().map(Pane::unsaved).flatMap(Optional::stream).toList();
    }

    /// The pane `id` if it has been shown since the profile was opened.
    Optional<Pane> made(String id) {
        return Optional.ofNullable(made.get(id));
    }

    private void show(@Nullable PaneSpec spec) {
        if (shown != null) {
            if (!resting) {
                shown.onHidden();
            }
            shown = null;
        }
        commands.clear();
        if (spec == null) {
            getChildren().clear();
            made.values().forEach(Pane::close);
            made.clear();
            return;
        }
        try {
            Pane pane = made.get(spec.id());
            if (pane == null) {
                pane = spec.factory().apply(context.get());
                made.put(spec.id(), pane);
            }
            getChildren().setAll(pane.view());
            shown = pane;
            commands.setAll(pane.commands());
            if (!resting) {
                pane.onShown();
            }
        } catch (RuntimeException broken) {
            showBroken(spec, broken);
        }
    }

    /// A pane that cannot be made is a bug, but no reason to lose the others.
    private void showBroken(PaneSpec spec, RuntimeException broken) {
        LOG.error("pane {} cannot be shown", spec.id(), broken);
        made.remove(spec.id());
        RemoteFailure failure = broken instanceof RemoteFailure known
                ? known
                : RemoteFailure.of(
                                RemoteFailure.Kind.UNEXPECTED,
                                text("shell.job.pane", spec.title()),
                                broken.toString())
                        .withCause(broken);
        ErrorBanner banner = new ErrorBanner();
        banner.show(new Problem(failure, () -> show(navigation.currentProperty().get())));
        banner.setMaxHeight(USE_PREF_SIZE);
        getChildren().setAll(banner);
    }

    private void deliver(PaneSpec spec, Request request) {
        Pane pane = made.get(spec.id());
        if (pane != null) {
            pane.answer(request);
        }
    }
}
