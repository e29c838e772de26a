package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.connect.ConnectView;
import tableflow.console.ui.connect.ConnectViewModel;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.shell.ShellViewModel.Page;

/// The console's window content: environment band, top bar, rail, page, status bar, and the overlay for dialogs.
public final class MainWindow implements TopBar.Actions {

    private static final String RAIL = "shell.rail";

    private final ShellViewModel model;
    private final Overlay overlay = new Overlay();
    private final BorderPane frame = new BorderPane();
    private final StackPane root = new StackPane(frame, overlay);
    private final Region band = new Region();
    private final TopBar topBar = new TopBar(this);
    private final PaneHost host;
    private final OpeningView opening;
    private final StatusBar statusBar;
    private final NavigationRail rail;
    private final WindowCommands commands;
    private final Look look;
    private Runnable leavePage = () -> {};

    /// @param windowVisible false while the window is minimised or hidden
    public MainWindow(ShellViewModel model, ObservableBooleanValue windowVisible) {
        this.model = model;
        this.look = new Look(model.settings(), root);
        this.host = new PaneHost(model.navigation(), () -> context(windowVisible));
        this.opening = new OpeningView(model.work(), model::cancelOpening);
        this.statusBar = new StatusBar(model.work().jobs(), this::showJobs);
        this.rail = new NavigationRail(model.navigation());
        this.commands = new WindowCommands(this, model);
        root.setId("main-window");
        build();
        connect(model);
    }

    /// A scene with this window's content, styled, and with its shortcuts.
    public Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        Theme.style(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        return scene;
    }

    /// For questions that are not a pane's.
    public Dialogs dialogs() {
        return overlay;
    }

    Look look() {
        return look;
    }

    NavigationRail rail() {
        return rail;
    }

    PaneHost host() {
        return host;
    }

    private void build() {
        band.getStyleClass().add("environment-band");
        band.setId("environment-band");
        ErrorBanner banner = new ErrorBanner();
        banner.setId("window-banner");
        banner.follow(model.problemProperty());
        frame.setTop(new VBox(band, topBar, banner));
        frame.setLeft(rail);
        frame.setBottom(statusBar);
        frame.getStyleClass().add("frame");
    }

    private void connect(ShellViewModel shell) {
        shell.pageProperty().subscribe(this::showPage);
        shell.openingJobProperty().subscribe(opening::follow);
        shell.sessionProperty().subscribe(this::refreshProfile);
        shell.profiles().subscribe(this::refreshProfile);
        refreshProfile();
        look.choiceProperty().subscribe(choice -> topBar.show(choice));
        rail.collapsedProperty().set(shell.settings().get(RAIL).orElse("").equals("collapsed"));
        rail.collapsedProperty().subscribe(now -> shell.settings().put(RAIL, now ? "collapsed" : null));
    }

    private PaneContext context(ObservableBooleanValue windowVisible) {
        Session session = Objects.requireNonNull(model.sessionProperty().get(), "no profile is open");
        return new PaneContext(session.profile(), model.work(), model.navigation(), overlay, windowVisible);
    }

    private void showPage(Page page) {
        leavePage.run();
        leavePage = () -> {};
        Node content = switch (page) {
            case STARTING -> new Region();
            case WELCOME -> new WelcomeView(this::openSandbox, this::connect);
            case CONNECT -> connectForm();
            case OPENING -> opening;
            case SESSION -> host;
        };
        frame.setCenter(content);
    }

    private Node connectForm() {
        ConnectViewModel form = model.newProfile();
        leavePage = form::close;
        form.open();
        return new ConnectView(form, () -> model.leaveFor(Page.WELCOME));
    }

    private void refreshProfile() {
        Session session = model.sessionProperty().get();
        @Nullable Profile open = session == null ? null : session.profile();
        topBar.show(open, model.profiles());
        statusBar.show(open);
        band.getStyleClass().setAll("environment-band");
        topBar.getStyleClass().remove("production");
        if (open != null) {
            band.getStyleClass().add(Environment.of(open).styleClass());
            if (open.isProduction()) {
                topBar.getStyleClass().add("production");
            }
        }
        band.setVisible(open != null);
        band.setManaged(open != null);
    }

    /// Wherever the focus is: a dialog in which nothing can take it gets no keys itself.
    private void escape(KeyEvent event) {
        if (overlay.isOpen() && event.getCode() == KeyCode.ESCAPE) {
            overlay.close();
            event.consume();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (overlay.isOpen()) {
            return;
        }
        commands.all().stream()
                .filter(c -> c.shortcuts().stream().anyMatch(keys -> keys.match(event)))
                .filter(Command::isEnabled)
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    command.action().run();
                });
    }

    /// Runs `action`, asking first when panes would lose something by it.
    void leavingPanes(Runnable action) {
        List<String> unsaved = new ArrayList<>(host.unsaved());
        if (unsaved.isEmpty()) {
            action.run();
        } else {
            overlay.confirm(
                    new Confirmation(
                            text("shell.leave.title"),
                            text("shell.leave.text"),
                            unsaved,
                            text("shell.leave.action"),
                            true,
                            null),
                    action);
        }
    }

    @Override
    public void switchTo(Profile profile) {
        leavingPanes(() -> model.open(profile));
    }

    @Override
    public void openSandbox() {
        leavingPanes(model::openSandbox);
    }

    @Override
    public void connect() {
        leavingPanes(() -> model.leaveFor(Page.CONNECT));
    }

    @Override
    public void searchCommands() {
        List<Command> possible =
                commands.all().stream().filter(Command::isEnabled).toList();
        overlay.show(new CommandPalette(possible, overlay::close), Pos.TOP_CENTER);
    }

    @Override
    public void nextTheme() {
        look.choose(look.choiceProperty().get().next());
    }

    @Override
    public void showShortcuts() {
        overlay.show(new ShortcutSheet(commands.all(), overlay::close));
    }

    void showJobs() {
        overlay.show(new JobsPanel(model.work()), Pos.BOTTOM_RIGHT);
    }
}
