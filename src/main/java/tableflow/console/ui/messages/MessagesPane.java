package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Diagnoses;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.tour.TourStep;

/// The Messages pane in the shell. A reading goes on while another pane is shown: what it keeps is limited.
public final class MessagesPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "messages";

    private final MessagesViewModel model;
    private final RecordViewModel record;
    private final ExportViewModel exporting;
    private final MessagesTools tools;
    private final MessagesView view;
    private final Dialogs dialogs;

    private MessagesPane(
            MessagesServices services, MessagesTools.Factory makeTools, WindowSettings settings, PaneContext context) {
        model = new MessagesViewModel(services, settings, context.profile().name(), context.work());
        tools = makeTools.make(new MessagesBench(model, services, context));
        record = new RecordViewModel(context.work(), context.navigation().answers(Request.ShowRow.class)
                ? (topic, partition, offset) ->
                        context.navigation().send(new Request.ShowRow(topic, partition, offset))
                : null);
        exporting = new ExportViewModel(services.messages(), model, context.work());
        dialogs = context.dialogs();
        view = new MessagesView(model, record, exporting, tools, context);
        Diagnoses.offer(view, context.navigation(),
                () -> Request.About.topic(model.topicProperty().get().isEmpty() ? null : model.topicProperty().get()),
                null);
    }

    /// The pane for the shell.
    ///
    /// @param settings remembers columns and ways to read, by topic
    public static PaneSpec spec(MessagesServices services, MessagesTools.Factory tools, WindowSettings settings) {
        return new PaneSpec(
                ID, text("messages.title"), Feather.MESSAGE_SQUARE,
                Set.of(Request.ReadMessages.class, Request.ShowRecord.class),
                context -> new MessagesPane(services, tools, settings, context));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.list();
    }

    @Override
    public void answer(Request request) {
        if (request instanceof Request.ReadMessages(String topic)) {
            model.open(topic);
        } else if (request instanceof Request.ShowRecord(String topic, int partition, long offset)) {
            model.show(topic, new RecordPlace(partition, offset));
        }
    }

    @Override
    public void profileChanged() {
        model.list();
    }

    @Override
    public Optional<String> unsaved() {
        return tools.unsaved();
    }

    @Override
    public List<Command> commands() {
        String group = text("messages.title");
        ReadingViewModel reading = model.reading();
        return List.of(
                Command.of(group, text("messages.command.topic"), Feather.LAYERS, view::focusTopic)
                        .withShortcut("Shortcut+T"),
                Command.of(group, text("messages.command.filter"), Feather.SEARCH, view::focusFilter)
                        .withShortcut("Shortcut+F"),
                Command.of(group, text("messages.command.read"), Feather.PLAY, model::read).withShortcut("F5"),
                Command.of(group, text("messages.command.pause"), Feather.PAUSE, () -> {
                    if (reading.stateProperty().get() == ReadingState.PAUSED) {
                        reading.resume();
                    } else {
                        reading.pause();
                    }
                }).withShortcut("Shortcut+P"),
                Command.of(group, text("messages.command.stop"), Feather.SQUARE, reading::stop)
                        .withShortcut("Shortcut+."),
                Command.of(group, text("messages.more"), Feather.CHEVRONS_DOWN, reading::goOn),
                Command.of(group, text("messages.columns"), Feather.COLUMNS, view::chooseColumns),
                Command.of(group, text("messages.export"), Feather.DOWNLOAD, view::export)
                        .withShortcut("Shortcut+E"));
    }

    @Override
    public List<TourStep> tour() {
        return new MessagesTour(view, record, dialogs).steps();
    }

    @Override
    public void close() {
        tools.close();
        record.close();
        exporting.close();
        model.close();
    }
}
