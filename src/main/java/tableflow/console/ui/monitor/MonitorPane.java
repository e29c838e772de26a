package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.service.monitor.AlertBook.Change;
import tableflow.console.service.monitor.Monitoring;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Notice;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.tour.TourStep;

/// The Monitor pane in the shell. From when it is first shown it samples until the profile is closed, whatever pane is
/// shown, and tells of alerts wherever the user looks.
public final class MonitorPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "monitor";

    private static final int NAMED = 3;

    private final PaneContext context;
    private final MonitorViewModel model;
    private final MonitorView view;

    private MonitorPane(Monitoring monitoring, PaneContext context) {
        this.context = context;
        this.model = new MonitorViewModel(monitoring, context.work(), this::tell);
        this.view = new MonitorView(model);
        model.start();
    }

    /// The pane for the shell.
    public static PaneSpec spec(Monitoring monitoring) {
        return new PaneSpec(
                ID, text("monitor.title"), Feather.ACTIVITY, Set.of(), context -> new MonitorPane(monitoring, context));
    }

    /// One notice for all that began in a round, and one for all that is over: a cluster in trouble makes many alerts.
    private void tell(List<Change> changes) {
        List<Alert> begun = changes.stream().filter(Change::begins).map(Change::alert).toList();
        List<Alert> over = changes.stream()
                .filter(change -> !change.begins())
                .map(Change::alert)
                .filter(alert -> alert.end() == Alert.End.BACK)
                .toList();
        boolean beyond = model.settingsProperty().get().desktopNotices();
        if (!begun.isEmpty()) {
            context.notifier().tell(new Notice(
                    text("monitor.notice.begun", begun.size()), named(begun), Severity.BAD, beyond,
                    () -> show("alerts")));
        }
        if (!over.isEmpty()) {
            context.notifier().tell(new Notice(
                    text("monitor.notice.over", over.size()), named(over), Severity.GOOD, beyond,
                    () -> show("alerts")));
        }
    }

    private static String named(List<Alert> alerts) {
        String names = alerts.stream().limit(NAMED)
                .map(alert -> text("monitor.notice.alert", alert.topic(), MonitorWords.rule(alert.rule())))
                .collect(Collectors.joining(". "));
        int more = alerts.size() - NAMED;
        return more > 0 ? names + ". " + text("monitor.notice.more", more) : names + ".";
    }

    private void show(String tab) {
        context.navigation().show(ID);
        view.showTab(tab);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Command> commands() {
        String group = text("monitor.title");
        return List.of(
                Command.of(group, text("monitor.now"), Feather.REFRESH_CW, model::sampleNow).withShortcut("F5"),
                Command.of(group, text("monitor.command.alerts"), Feather.BELL, () -> show("alerts")),
                Command.of(group, text("monitor.command.limits"), Feather.SLIDERS, () -> show("limits")));
    }

    @Override
    public void profileChanged() {
        model.sampleNow();
    }

    @Override
    public List<TourStep> tour() {
        Predicate<Object> sampled = ignored -> model.stateProperty().get() == MonitorViewModel.State.ROWS;
        return List.of(
                TourStep.of("monitor-board", text("monitor.tour.board"), stage -> {}, sampled::test)
                        .within(Duration.ofMinutes(2)),
                TourStep.of("monitor-detail", text("monitor.tour.detail"),
                        stage -> model.selectedProperty().set(model.rows().getFirst().topic()),
                        stage -> model.pastProperty().get() != null),
                TourStep.of("monitor-alerts", text("monitor.tour.alerts"), stage -> view.showTab("alerts"),
                        sampled::test),
                TourStep.of("monitor-limits", text("monitor.tour.limits"), stage -> view.showTab("limits"),
                        sampled::test));
    }

    @Override
    public void close() {
        model.close();
    }
}
