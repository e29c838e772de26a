package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.tour.TourStep;

/// The Storage pane in the shell. A scan goes on while another pane is shown.
public final class StoragePane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "storage";

    private final ScanViewModel scan;
    private final ScanActions actions;
    private final List<StoragePart> parts;
    private final StorageView view;
    private final Arrival arrival;

    private StoragePane(StorageServices services, List<StoragePart.Factory> others, PaneContext context) {
        StorageDesk desk = new StorageDesk(context, services);
        scan = new ScanViewModel(desk);
        actions = new ScanActions(scan, context.dialogs());
        List<StoragePart> made = new ArrayList<>();
        others.forEach(factory -> made.add(factory.make(desk)));
        parts = List.copyOf(made);
        view = new StorageView(scan, actions, desk, parts);
        arrival = new Arrival(desk, scan);
    }

    /// The pane for the shell.
    ///
    /// @param parts tabs behind the pane's own, in their order
    public static PaneSpec spec(StorageServices services, List<StoragePart.Factory> parts) {
        return new PaneSpec(ID, text("storage.title"), Feather.HARD_DRIVE, Set.of(Request.ShowStorage.class),
                context -> new StoragePane(services, parts, context));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        scan.begin();
        view.visible(true);
    }

    @Override
    public void onHidden() {
        view.visible(false);
    }

    @Override
    public void answer(Request request) {
        if (request instanceof Request.ShowStorage wanted) {
            arrival.show(wanted);
        }
    }

    @Override
    public void profileChanged() {
        scan.look();
    }

    @Override
    public List<Command> commands() {
        String group = text("storage.title");
        List<Command> all = new ArrayList<>(List.of(
                Command.of(group, text("storage.command.place"), Feather.HARD_DRIVE, view::focusPlace)
                        .withShortcut("Shortcut+L"),
                Command.of(group, text("storage.look"), Feather.REFRESH_CW, scan::look).withShortcut("F5"),
                Command.of(group, text("storage.start"), Feather.PLAY, actions::startOrLook)
                        .withShortcut("Shortcut+Enter"),
                Command.of(group, text("storage.stop"), Feather.SQUARE, scan::stop).withShortcut("Shortcut+.")));
        parts.forEach(part -> all.addAll(part.commands()));
        return List.copyOf(all);
    }

    @Override
    public Optional<String> unsaved() {
        return scan.stateProperty().get().isUnderWay() ? Optional.of(text("storage.unsaved")) : Optional.empty();
    }

    @Override
    public List<TourStep> tour() {
        List<TourStep> all = new ArrayList<>(List.of(
                TourStep.of("storage-before", text("storage.tour.before"), stage -> { },
                        stage -> scan.stateProperty().get() == ScanState.READY),
                TourStep.of("storage-scan", text("storage.tour.scan"), stage -> stage.press("#storage-start"),
                        stage -> scan.stateProperty().get() == ScanState.READY
                                && stage.shows("#storage-complete") && stage.shows("#storage-tiles"))));
        parts.forEach(part -> all.addAll(part.tour()));
        return List.copyOf(all);
    }

    @Override
    public void close() {
        parts.forEach(StoragePart::close);
        arrival.close();
        scan.close();
    }
}
