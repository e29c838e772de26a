package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.EnvironmentLook;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ThemeChoice;

/// The top line: profile switcher with the environment's badge at the left, command search, theme and help at the
/// right.
final class TopBar extends HBox {

    /// What the user can start from here.
    interface Actions {
        void switchTo(Profile profile);

        void openSandbox();

        void connect();

        void showProfiles();

        void searchCommands();

        void nextTheme();

        void showShortcuts();
    }

    private final Actions actions;
    private final MenuButton profile = new MenuButton();
    private final HBox badges = new HBox();
    private final Button theme;

    TopBar(Actions actions) {
        this.actions = actions;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        profile.setId("profile-switcher");
        profile.getStyleClass().addAll("flat", "profile-switcher");
        profile.setAccessibleHelp(text("shell.profile.help"));
        badges.getStyleClass().add("badges");
        badges.setAlignment(Pos.CENTER_LEFT);
        badges.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button search = new Button(text("palette.open"), Icons.of(Feather.SEARCH));
        search.setId("open-palette");
        search.getStyleClass().addAll("search-button");
        search.setOnAction(event -> actions.searchCommands());
        search.setMinWidth(USE_PREF_SIZE);
        theme = Icons.button(Feather.SUN, text("shell.theme"), actions::nextTheme);
        theme.setId("theme");
        Button help = Icons.button(Feather.HELP_CIRCLE, text("shortcuts.title"), actions::showShortcuts);
        getChildren().setAll(profile, badges, gap, search, theme, help);
    }

    /// Shows the open profile, and the others as choices.
    void show(@Nullable Profile open, List<Profile> stored) {
        profile.setText(open == null ? text("shell.profile.none") : open.name());
        profile.setGraphic(dot(open));
        List<MenuItem> items = new ArrayList<>();
        for (Profile choice : stored) {
            String name = text("shell.profile.item", choice.name(), choice.environmentTag());
            MenuItem item = new MenuItem(name, dot(choice));
            item.setOnAction(event -> actions.switchTo(choice));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        MenuItem sandbox = new MenuItem(text("shell.profile.sandbox"), Icons.of(Feather.BOX));
        sandbox.setOnAction(event -> actions.openSandbox());
        MenuItem connect = new MenuItem(text("shell.profile.connect"), Icons.of(Feather.PLUS));
        connect.setOnAction(event -> actions.connect());
        MenuItem manage = new MenuItem(text("shell.profile.manage"), Icons.of(Feather.USERS));
        manage.setId("manage-profiles");
        manage.setOnAction(event -> actions.showProfiles());
        items.add(sandbox);
        items.add(connect);
        items.add(manage);
        profile.getItems().setAll(items);
        badges.getChildren().setAll(open == null ? List.of() : badges(open));
    }

    /// Shows which look is chosen.
    void show(ThemeChoice choice) {
        theme.setGraphic(Icons.of(switch (choice) {
            case LIGHT -> Feather.SUN;
            case DARK -> Feather.MOON;
            case SYSTEM -> Feather.MONITOR;
        }));
        String name = text(switch (choice) {
            case LIGHT -> "shell.theme.light";
            case DARK -> "shell.theme.dark";
            case SYSTEM -> "shell.theme.system";
        });
        theme.setAccessibleText(name);
        theme.getTooltip().setText(name);
    }

    private static List<Node> badges(Profile open) {
        EnvironmentLook environment = EnvironmentLook.of(open);
        List<Node> nodes = new ArrayList<>();
        Label badge = new Label(environment.label(open), Icons.of(environment.icon()));
        badge.setId("environment-badge");
        badge.getStyleClass().addAll("environment-badge", environment.styleClass());
        nodes.add(badge);
        if (open.readOnly()) {
            Label readOnly = new Label(text("shell.readonly"), Icons.of(Feather.LOCK));
            readOnly.setId("readonly-badge");
            readOnly.getStyleClass().add("readonly-badge");
            nodes.add(readOnly);
        }
        return nodes;
    }

    private static Node dot(@Nullable Profile of) {
        Region dot = new Region();
        dot.getStyleClass().addAll("environment-dot", of == null ? "env-none" : EnvironmentLook.of(of).styleClass());
        return dot;
    }
}
