package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.tour.TourStep;

/// The Athena pane in the shell.
public final class QueryPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "query";

    private final QueryViewModel model;
    private final QueryView view;
    private final List<SidePanel.Spec> side;

    /// What is mounted in the pane.
    ///
    /// @param side the tabs of the side bar, in order
    /// @param run the tabs below each run, in order
    /// @param strip the line below the statements; absent for none
    public record Panels(
            List<SidePanel.Spec> side, List<RunPanel.Spec> run, StatementStrip.@Nullable Factory strip) {
        public Panels {
            side = List.copyOf(side);
            run = List.copyOf(run);
        }

        /// Without a strip.
        public Panels(List<SidePanel.Spec> side, List<RunPanel.Spec> run) {
            this(side, run, null);
        }
    }

    private QueryPane(QueryServices services, Panels panels, WindowSettings settings, PaneContext context) {
        model = new QueryViewModel(services, context);
        side = new ArrayList<>(panels.side());
        side.add(SavedPanel.spec(services.desk().saved(), services.lookup().kept().orElse(null)));
        side.add(RunsPanel.spec(services.desk().history(), services.lookup()));
        view = new QueryView(model, new Panels(side, panels.run(), panels.strip()), settings);
    }

    /// The pane for the shell.
    ///
    /// @param settings remembers the places of the dividers
    public static PaneSpec spec(QueryServices services, Panels panels, WindowSettings settings) {
        return new PaneSpec(
                ID, text("query.title"), Feather.TERMINAL,
                Set.of(Request.ShowRow.class, Request.OpenStatement.class),
                context -> new QueryPane(services, panels, settings, context));
    }

    /// The pane of a profile that cannot run statements, which says why and what to do.
    public static PaneSpec unset(Profile profile) {
        String missing = profile.aws() == null ? "query.unset.aws" : "query.unset.athena";
        return new PaneSpec(ID, text("query.title"), Feather.TERMINAL, Set.of(), context -> {
            Placeholder sign = Placeholder.empty(Feather.CLOUD_OFF, text("query.unset"), text(missing));
            sign.setId("query-unset");
            return () -> sign;
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        view.shown(true);
        model.files().lookAll();
    }

    @Override
    public void answer(Request request) {
        if (request instanceof Request.ShowRow wanted) {
            model.row().show(wanted);
        } else if (request instanceof Request.OpenStatement(String sql)) {
            model.open("", sql);
        }
    }

    @Override
    public void onHidden() {
        view.shown(false);
    }

    @Override
    public List<Command> commands() {
        String group = text("query.title");
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(group, text("query.run"), Feather.PLAY, model::runStatement).withShortcut("Shortcut+Enter"),
                Command.of(group, text("query.run.all"), Feather.FAST_FORWARD, model::runAll)
                        .withShortcut("Shortcut+Shift+Enter"),
                Command.of(group, text("query.cancel"), Feather.SQUARE, model::cancel),
                Command.of(group, text("query.file.open"), Feather.FOLDER, view.actions()::openFile)
                        .withShortcut("Shortcut+O"),
                Command.of(group, text("query.file.save"), Feather.SAVE, view.actions()::save)
                        .withShortcut("Shortcut+S"),
                Command.of(group, text("query.file.saveas"), Feather.SAVE, view.actions()::saveAs)
                        .withShortcut("Shortcut+Shift+S"),
                Command.of(group, text("query.saved.keep"), Feather.BOOKMARK, view.actions()::keep),
                Command.of(group, text("query.tab.close"), Feather.X, () ->
                                model.tabs().chosen().ifPresent(model.tabs()::close))
                        .withShortcut("Shortcut+W"),
                Command.of(group, text("query.tab.new"), Feather.PLUS, () -> model.open("", ""))
                        .withShortcut("Shortcut+T"),
                Command.of(group, text("query.tab.reopen"), Feather.ROTATE_CCW, model.tabs()::reopen)
                        .withShortcut("Shortcut+Shift+T")
                        .when(model.tabs().canReopenProperty())));
        side.forEach(spec -> commands.add(Command.of(
                group, text("query.side.show", spec.title()), spec.icon(), () -> view.showSide(spec.id()))));
        commands.addAll(QueryKeys.of(view));
        return List.copyOf(commands);
    }

    @Override
    public List<TourStep> tour() {
        return new QueryTour(model).steps();
    }

    @Override
    public void close() {
        model.close();
        view.close();
    }
}
