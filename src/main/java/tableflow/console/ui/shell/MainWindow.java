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
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.connect.ConnectView;
import tableflow.console.ui.connect.ConnectViewModel;
import tableflow.console.ui.control.Diagnosing;
import tableflow.console.ui.control.EnvironmentLook;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.profiles.ProfilesView;
import tableflow.console.ui.profiles.ProfilesViewModel;
import tableflow.console.ui.shell.ShellViewModel.Page;
import tableflow.console.ui.unlock.PassphraseDialog;
import tableflow.console.ui.unlock.PassphraseQuestion;

/// The console's window content: environment band, top bar, rail, page, status bar, and the overlay for dialogs.
public final class MainWindow implements TopBar.Actions {

    private static final String RAIL = "shell.rail";

    private final ShellViewModel model;
    private final Overlay overlay = new Overlay();
    private final BorderPane frame = new BorderPane();
    private final Notices notices;
    private final StackPane root = new StackPane(frame);
    private final Region band = new Region();
    private final TopBar topBar = new TopBar(this);
    private final PaneHost host;
    private final OpeningView opening;
    private final StatusBar statusBar;
    private final NavigationRail rail;
    private final WindowCommands commands;
    private final Look look;
    private Runnable leavePage = () -> {};
    private boolean reconnects;

    /// @param windowVisible false while the window is minimised or hidden
    public MainWindow(ShellViewModel model, ObservableBooleanValue windowVisible) {
        this.model = model;
        this.look = new Look(model.settings(), root);
        this.notices = new Notices(model.work(), model.desktop(), this::isLookedAt);
        root.getChildren().add(overlay);
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

    /// For what happens in the background.
    public Notices notices() {
        return notices;
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
        Diagnosing.offer(banner, failure -> Diagnosing.find(host, failure));
        banner.follow(model.problemProperty());
        frame.setTop(new VBox(band, topBar, banner));
        frame.setLeft(rail);
        frame.setBottom(new VBox(new NoticeLines(notices), statusBar));
        frame.getStyleClass().add("frame");
    }

    private void connect(ShellViewModel shell) {
        shell.pageProperty().subscribe(this::showPage);
        shell.openingJobProperty().subscribe(opening::follow);
        shell.sessionProperty().subscribe(this::refreshProfile);
        shell.sessionProperty().subscribe(notices::clear);
        shell.profileProperty().subscribe((before, now) -> {
            refreshProfile();
            if (before != null && now != null) {
                host.profileChanged();
            }
        });
        shell.profiles().subscribe(this::refreshProfile);
        shell.passphrases().open(question -> shell.work().onFx(() -> ask(question)));
        refreshProfile();
        look.choiceProperty().subscribe(choice -> topBar.show(choice));
        rail.collapsedProperty().set(shell.settings().get(RAIL).orElse("").equals("collapsed"));
        rail.collapsedProperty().subscribe(now -> shell.settings().put(RAIL, now ? "collapsed" : null));
    }

    private PaneContext context(ObservableBooleanValue windowVisible) {
        Session session = Objects.requireNonNull(model.sessionProperty().get(), "no profile is open");
        return new PaneContext(
                session.profile(), model.work(), model.navigation(), overlay, windowVisible, notices);
    }

    private boolean isLookedAt() {
        return root.getScene() != null && root.getScene().getWindow() != null
                && root.getScene().getWindow().isFocused();
    }

    private void showPage(Page page) {
        leavePage.run();
        leavePage = () -> {};
        Node content = switch (page) {
            case STARTING -> new Region();
            case WELCOME -> welcome();
            case CONNECT -> connectForm();
            case PROFILES -> profileList();
            case OPENING -> opening;
            case SESSION -> host;
        };
        frame.setCenter(content);
        frame.setLeft(page == Page.SESSION ? rail : null);
        host.setResting(page != Page.SESSION);
    }

    private Node welcome() {
        WelcomeView view = new WelcomeView(this::openSandbox, this::connect, this::showProfiles, model.book());
        leavePage = view::close;
        return view;
    }

    private Node connectForm() {
        ConnectViewModel form = model.form(this::saved);
        StoredProfile edited = form.edited();
        reconnects = edited == null || model.isOpen(edited);
        leavePage = form::close;
        form.open();
        ConnectView view = new ConnectView(form, overlay, edited == null ? model::back : model::showProfiles);
        // The doctor examines the open profile, and no other.
        Diagnosing.offer(view, failure -> Diagnosing.find(host, failure)
                .filter(way -> edited != null && reconnects).map(way -> () -> model.backTo(way)));
        return view;
    }

    /// A new profile is opened, and an open one opened anew; any other stays closed.
    private void saved(String name) {
        if (reconnects) {
            model.back();
            leavingPanes(() -> model.openStored(name));
        } else {
            model.showProfiles();
        }
    }

    private Node profileList() {
        ProfilesViewModel list = model.list(new ProfilesViewModel.Listener() {
            @Override
            public void changed(String name) {
                model.openStored(name);
            }

            @Override
            public void deleted() {
                model.leave();
                model.showProfiles();
            }
        });
        list.load();
        ProfilesView view = new ProfilesView(list, overlay, new ProfilesView.Actions() {
            @Override
            public void open(Profile profile) {
                switchTo(profile);
            }

            @Override
            public void edit(StoredProfile profile) {
                model.edit(profile);
            }

            @Override
            public void create() {
                connect();
            }

            @Override
            public void back() {
                model.back();
            }

            @Override
            public void reconnecting(Runnable change) {
                leavingPanes(change);
            }
        });
        leavePage = view::close;
        return view;
    }

    /// A job waits for a passphrase; it may end waiting by itself.
    private void ask(PassphraseQuestion question) {
        PassphraseDialog dialog = PassphraseDialog.of(question);
        overlay.show(dialog, question::decline);
        question.whenOver(() -> model.work().onFx(() -> overlay.close(dialog)));
    }

    private void refreshProfile() {
        Session session = model.sessionProperty().get();
        @Nullable Profile open = session == null ? null : session.profile();
        topBar.show(open, model.profiles());
        statusBar.show(open);
        band.getStyleClass().setAll("environment-band");
        topBar.getStyleClass().remove("production");
        if (open != null) {
            band.getStyleClass().add(EnvironmentLook.of(open).styleClass());
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
        model.connect();
    }

    @Override
    public void showProfiles() {
        model.showProfiles();
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
