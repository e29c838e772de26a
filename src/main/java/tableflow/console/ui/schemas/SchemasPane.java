package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.tour.TourStep;

/// The Schemas pane in the shell.
public final class SchemasPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "schemas";

    private final SchemasViewModel model;
    private final SchemasView view;

    private SchemasPane(SchemasServices services, PaneContext context) {
        model = new SchemasViewModel(services, context.work());
        view = new SchemasView(model, services, context);
        model.begin(SchemaFormat.JSON);
    }

    /// The pane for the shell.
    public static PaneSpec spec(SchemasServices services) {
        return new PaneSpec(ID, text("schemas.title"), Feather.FILE_TEXT, Set.of(),
                context -> new SchemasPane(services, context));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.list();
        view.tools().forEach(SchemaTool::onShown);
    }

    @Override
    public void onHidden() {
        view.tools().forEach(SchemaTool::onHidden);
    }

    @Override
    public void profileChanged() {
        model.list();
    }

    @Override
    public List<Command> commands() {
        String group = text("schemas.title");
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(group, text("schemas.command.filter"), Feather.SEARCH, view::focusFilter)
                        .withShortcut("Shortcut+Shift+L"),
                Command.of(group, text("schemas.refresh"), Feather.REFRESH_CW, model::refresh).withShortcut("F5"),
                Command.of(group, text("schemas.command.editor"), Feather.EDIT, view::focusEditor)
                        .withShortcut("Shortcut+E"),
                Command.of(group, text("schemas.format"), Feather.ALIGN_LEFT, view::format)
                        .withShortcut("Shortcut+Shift+F"),
                Command.of(group, text("schemas.command.enlarge"), Feather.MAXIMIZE_2, view::toggleLarge)
                        .withShortcut("Shortcut+Shift+M"),
                Command.of(group, text("schemas.revert"), Feather.ROTATE_CCW, model.draft()::revert)));
        commands.addAll(List.of(
                Command.told(group, text("schemas.keys.complete"), "Ctrl+Space"),
                Command.told(group, text("schemas.keys.explain"), "Shift+F1"),
                Command.told(group, text("code.menu.definition"), "F12"),
                Command.told(group, text("schemas.keys.back"), "Alt+Left"),
                Command.told(group, text("code.menu.uses"), "Shift+F12"),
                Command.told(group, text("code.problem.next"), "F8"),
                Command.told(group, text("code.problem.previous"), "Shift+F8"),
                Command.told(group, text("schemas.keys.fold"), "Shortcut+Minus"),
                Command.told(group, text("schemas.keys.open"), "Shortcut+Plus"),
                Command.told(group, text("code.menu.fold"), "Shortcut+Shift+Minus"),
                Command.told(group, text("code.menu.open"), "Shortcut+Shift+Plus"),
                Command.told(group, text("code.find"), "Shortcut+F"),
                Command.told(group, text("code.replace"), "Shortcut+H")));
        view.tools().forEach(tool -> commands.addAll(tool.commands()));
        return commands;
    }

    @Override
    public List<TourStep> tour() {
        List<TourStep> steps = new ArrayList<>(new SchemasTour(model, view::caret).steps());
        view.tools().forEach(tool -> steps.addAll(tool.tour()));
        return steps;
    }

    @Override
    public void close() {
        view.close();
        model.close();
    }
}
