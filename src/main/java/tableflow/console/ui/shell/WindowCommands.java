package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.EnvironmentLook;
import tableflow.console.ui.control.ThemeChoice;
import tableflow.console.ui.shell.ShellViewModel.Page;

/// What can be done in the window now: its own commands, one for each pane and profile, and those of the shown pane.
final class WindowCommands {

    private final MainWindow window;
    private final ShellViewModel model;

    WindowCommands(MainWindow window, ShellViewModel model) {
        this.window = window;
        this.model = model;
    }

    List<Command> all() {
        List<Command> commands = new ArrayList<>();
        addWindow(commands);
        addProfiles(commands);
        if (model.pageProperty().get() == Page.SESSION) {
            commands.addAll(0, panes());
        }
        return commands;
    }

    /// The commands of the shown pane, and the ways to the others.
    private List<Command> panes() {
        List<Command> commands = new ArrayList<>(window.host().commands());
        int number = 1;
        for (PaneSpec pane : model.navigation().panes()) {
            Command go = Command.of(text("command.group.go"), pane.title(), pane.icon(), () -> model.navigation()
                    .show(pane.id()));
            commands.add(number <= 9 ? go.withShortcut("Shortcut+" + number++) : go);
        }
        return commands;
    }

    private void addWindow(List<Command> commands) {
        String group = text("command.group.window");
        commands.add(Command.of(group, text("palette.open"), Feather.SEARCH, window::searchCommands)
                .withShortcut("Shortcut+K"));
        commands.add(Command.of(group, text("command.back"), Feather.ARROW_LEFT, model.navigation()::back)
                .withShortcut("Alt+Left")
                .when(model.navigation().canGoBackProperty()));
        commands.add(Command.of(group, text("command.rail"), Feather.SIDEBAR, this::toggleRail)
                .withShortcut("Shortcut+B")
                .when(model.sessionProperty().isNotNull()));
        commands.add(Command.of(group, text("command.jobs"), Feather.ACTIVITY, window::showJobs)
                .withShortcut("Shortcut+J"));
        commands.add(Command.of(group, text("shortcuts.title"), Feather.HELP_CIRCLE, window::showShortcuts)
                .withShortcut("F1")
                .withShortcut("Shortcut+Slash"));
        commands.add(theme(ThemeChoice.LIGHT, text("shell.theme.light"), Feather.SUN));
        commands.add(theme(ThemeChoice.DARK, text("shell.theme.dark"), Feather.MOON));
        commands.add(theme(ThemeChoice.SYSTEM, text("shell.theme.system"), Feather.MONITOR));
    }

    private Command theme(ThemeChoice choice, String title, Feather icon) {
        return Command.of(text("command.group.window"), title, icon, () -> window.look().choose(choice));
    }

    private void addProfiles(List<Command> commands) {
        String group = text("command.group.profile");
        for (Profile profile : model.profiles()) {
            commands.add(Command.of(
                    group,
                    text("command.profile", profile.name()),
                    EnvironmentLook.of(profile).icon(),
                    () -> window.switchTo(profile)));
        }
        commands.add(Command.of(group, text("shell.profile.sandbox"), Feather.BOX, window::openSandbox));
        commands.add(Command.of(group, text("shell.profile.connect"), Feather.PLUS, window::connect));
        commands.add(Command.of(group, text("shell.profile.manage"), Feather.USERS, window::showProfiles)
                .withShortcut("Shortcut+Shift+P"));
    }

    private void toggleRail() {
        window.rail().collapsedProperty().set(!window.rail().collapsedProperty().get());
    }
}
