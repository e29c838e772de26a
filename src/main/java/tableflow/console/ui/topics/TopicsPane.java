package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.change.TopicEditing;
import tableflow.console.service.topics.compare.TopicPlace;
import tableflow.console.service.topics.figures.FigureReading;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.control.Tabular;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Diagnoses;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.topics.change.TopicChanges;
import tableflow.console.ui.topics.compare.CompareDialog;
import tableflow.console.ui.topics.compare.CompareViewModel;
import tableflow.console.ui.topics.groups.GroupsViewModel;
import tableflow.console.ui.tour.TourStep;

/// The Topics pane in the shell: refreshes while it can be seen, and shows the topic that another pane asks for.
public final class TopicsPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "topics";

    static final String INTERVAL = "topics.interval";

    private final TopicsViewModel list;
    private final TopicDetailViewModel detail;
    private final AutoRefresh refresh;
    private final TopicsView view;
    private final BooleanProperty paneShown = new SimpleBooleanProperty();

    private final FiguresViewModel figures;
    private final MeasuresViewModel measures;
    private final PastViewModel past;
    private final GroupsViewModel groups;
    private final SettingsViewModel settingsModel;
    private final Consumer<String> compare;

    private TopicsPane(TopicServices services, WindowSettings settings, PaneContext context) {
        Topics topics = services.topics();
        list = new TopicsViewModel(topics, context.work());
        detail = new TopicDetailViewModel(topics, context.work());
        FigureReading reading = topics.figures(services.tables(), context.work().clock());
        figures = new FiguresViewModel(reading, context.work(), list);
        measures = new MeasuresViewModel(reading, context.work());
        WriteGuard guard = new WriteGuard(context.profile());
        TopicEditing editing = topics.editing(guard, services.history());
        groups = new GroupsViewModel(topics.groups(guard), context.work());
        TopicChanges changes = new TopicChanges(
                ChangeDesk.of(context),
                new TopicChanges.Makers(editing, topics.groups(guard), topics.resuming(guard)),
                this::readAgain);
        settingsModel = new SettingsViewModel(editing, context.work(), changes);
        past = new PastViewModel(
                topics.timelines(services.history(), context.work().clock()), services.roles(), context.work());
        refresh = new AutoRefresh(context.work(), settings.get(INTERVAL, Interval.SECONDS_30), () -> {
            detail.refresh();
            groups.refresh();
            measures.refresh();
            past.refresh();
            figures.renew();
            return list.refreshChanges();
        }, () -> {
            detail.refresh();
            groups.refresh();
            measures.refresh();
            past.refresh();
            figures.renew();
            return list.refresh();
        });
        refresh.intervalProperty().subscribe((before, now) -> settings.put(INTERVAL, now.name()));
        refresh.visibleProperty().bind(paneShown.and(context.windowVisible()));
        list.selectedProperty().subscribe(topic -> {
            detail.show(topic);
            groups.choose(topic);
            settingsModel.choose(topic);
        });
        compare = topic -> CompareDialog.open(
                new CompareViewModel(
                        services.compare().comparing(), services.compare().others(), ChangeDesk.of(context),
                        new CompareViewModel.Place(context.profile(), new TopicPlace(
                                context.profile().name(), topic, topics))),
                context.dialogs());
        boolean canProvision = context.navigation().answers(Request.Provision.class);
        view = new TopicsView(new TopicsView.Parts(
                list,
                detail,
                new TopicDetailView.Extras(
                        groups, settingsModel, measures, past, changes,
                        new TableLinks(
                                () -> changes.resume(Objects.requireNonNullElse(chosen(), "")),
                                this::reveal,
                                context.navigation().answers(Request.ShowRecord.class)
                                        ? place -> showRecord(context.navigation(), place) : null,
                                context.navigation().answers(Request.ReadMessages.class)
                                        ? topic -> context.navigation().send(new Request.ReadMessages(topic))
                                        : null,
                                context.navigation().answers(Request.ShowStorage.class)
                                        ? place -> context.navigation().send(
                                                new Request.ShowStorage(chosen(), place))
                                        : null),
                        compare),
                refresh,
                figures,
                new Favourites(settings, context.profile().name()),
                settings,
                canProvision ? () -> context.navigation().send(new Request.Provision(null)) : null,
                canProvision ? () -> context.navigation().send(new Request.Provision(chosen())) : null));
        Diagnoses.offer(view, context.navigation(), () -> Request.About.topic(chosen()), null);
    }

    /// The pane for the shell.
    ///
    /// @param settings remembers columns, interval and the place of the detail
    public static PaneSpec spec(TopicServices services, WindowSettings settings) {
        return new PaneSpec(
                ID,
                text("topics.title"),
                Feather.LAYERS,
                Set.of(Request.ShowTopic.class),
                context -> new TopicsPane(services, settings, context));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        paneShown.set(true);
    }

    @Override
    public void onHidden() {
        paneShown.set(false);
    }

    @Override
    public void answer(Request request) {
        if (request instanceof Request.ShowTopic(String topic)) {
            reveal(topic);
        }
    }

    private void showRecord(Navigation navigation, RecordPlace place) {
        String topic = chosen();
        if (topic != null) {
            navigation.send(new Request.ShowRecord(topic, place.partition(), place.offset()));
        }
    }

    /// Something was changed here.
    private void readAgain() {
        settingsModel.refresh();
        refresh.runNow();
    }

    private void reveal(String topic) {
        list.reveal(topic);
        view.scrollToChosen();
        // The topic may be younger than the list.
        refresh.runNow();
    }

    @Override
    public void profileChanged() {
        // What was not checked for want of a key counts as failed, and is read with the rest.
        refresh.runNow();
    }

    @Override
    public List<Command> commands() {
        String group = text("topics.title");
        return List.of(
                Command.of(group, text("topics.command.filter"), Feather.SEARCH, view::focusFilter)
                        .withShortcut("Shortcut+F"),
                Command.of(group, text("topics.refresh"), Feather.REFRESH_CW, refresh::runNow).withShortcut("F5"),
                Command.of(group, text("topics.command.problems"), Feather.ALERT_TRIANGLE, () ->
                        list.onlyProblemsProperty().set(!list.onlyProblemsProperty().get())),
                Command.of(group, text("topics.command.tableflow"), Feather.FILTER, () ->
                        list.onlyTableflowProperty().set(!list.onlyTableflowProperty().get())),
                Command.of(group, text("topics.copy.tsv"), Feather.COPY, () ->
                        view.actions().copyShown(Tabular::tsv)),
                Command.of(group, text("topics.copy.csv"), Feather.COPY, () ->
                        view.actions().copyShown(Tabular::csv)));
    }

    @Override
    public List<TourStep> tour() {
        return new TopicsTour(list, detail, view, new TopicChangesTour(list, groups, view), compare).steps();
    }

    @Override
    public void close() {
        refresh.visibleProperty().unbind();
        refresh.close();
        figures.close();
        measures.close();
        past.close();
        groups.close();
        settingsModel.close();
        list.close();
        detail.close();
    }

    private @Nullable String chosen() {
        return list.selectedProperty().get();
    }
}
