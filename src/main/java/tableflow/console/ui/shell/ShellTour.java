package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.Scene;
import tableflow.console.service.profile.PassphraseSource.Purpose;
import tableflow.console.ui.shell.ShellViewModel.Page;
import tableflow.console.ui.tour.Tour;
import tableflow.console.ui.tour.TourReport;
import tableflow.console.ui.tour.TourStep;
import tableflow.console.ui.work.Problem;

/// The tour of the whole window: first page, sandbox, every pane with its own steps, palette, shortcuts.
final class ShellTour {

    private static final Duration SANDBOX_LIMIT = Duration.ofSeconds(90);

    private final MainWindow window;
    private final ShellViewModel shell;
    private final Deque<TourStep> steps = new ArrayDeque<>();

    ShellTour(MainWindow window, ShellViewModel shell) {
        this.window = window;
        this.shell = shell;
    }

    /// Runs on the window shown in `scene`, before it was given anything to do. JavaFX thread only.
    ///
    /// @param first how many steps at most
    void run(Scene scene, Path folder, int first, Consumer<TourReport> done) {
        steps.add(TourStep.of("welcome", text("tour.welcome"), stage -> shell.start(), stage -> shows(Page.WELCOME)));
        steps.add(TourStep.of(
                "connect", text("tour.connect"), stage -> window.connect(), stage -> shows(Page.CONNECT)));
        steps.add(TourStep.of(
                "welcome-again",
                text("tour.back"),
                stage -> stage.press("#connect-cancel"),
                stage -> shows(Page.WELCOME)));
        steps.add(TourStep.of(
                        "sandbox",
                        text("tour.sandbox"),
                        stage -> stage.press("#welcome-sandbox"),
                        stage -> sandboxIsOpen())
                .within(SANDBOX_LIMIT));
        AtomicInteger left = new AtomicInteger(first);
        new Tour(shell.work(), scene, folder).run(() ->
                left.getAndDecrement() > 0 ? Optional.ofNullable(steps.poll()) : Optional.empty(), done);
    }

    private boolean sandboxIsOpen() {
        Problem problem = shell.problemProperty().get();
        if (problem != null) {
            throw problem.failure();
        }
        boolean open = shows(Page.SESSION);
        if (open) {
            addPanes();
        }
        return open;
    }

    private boolean shows(Page page) {
        return shell.pageProperty().get() == page;
    }

    private void addPanes() {
        for (PaneSpec pane : shell.navigation().panes()) {
            steps.add(TourStep.of(
                    "pane-" + pane.id(),
                    text("tour.pane", pane.title()),
                    stage -> shell.navigation().show(pane.id()),
                    stage -> {
                        // A pane's own steps are known once it is made; they come before the next pane's.
                        Optional<Pane> made = window.host().made(pane.id());
                        made.ifPresent(it -> it.tour().reversed().forEach(steps::addFirst));
                        return made.isPresent();
                    }));
        }
        steps.add(TourStep.of(
                "commands",
                text("tour.commands"),
                stage -> window.searchCommands(),
                stage -> stage.shows("#palette-query")));
        steps.add(TourStep.of(
                "shortcuts",
                text("tour.shortcuts"),
                stage -> {
                    window.dialogs().close();
                    window.showShortcuts();
                },
                stage -> stage.shows(".shortcut-sheet")));
        addProfiles();
    }

    /// The list of profiles, and the questions for a passphrase as a job asks them.
    private void addProfiles() {
        steps.add(TourStep.of(
                "profiles",
                text("tour.profiles"),
                stage -> {
                    window.dialogs().close();
                    window.showProfiles();
                },
                stage -> stage.shows("#profile-card-sandbox")));
        steps.add(question("unlock", text("tour.unlock"), Purpose.UNLOCK, "#unlock-passphrase"));
        steps.add(question("unlock-choose", text("tour.choose"), Purpose.CHOOSE, "#unlock-repeat"));
    }

    private TourStep question(String name, String title, Purpose purpose, String shown) {
        return TourStep.of(
                name,
                title,
                stage -> {
                    window.dialogs().close();
                    shell.work()
                            .job(title, progress -> shell.passphrases().ask(purpose, text("tour.store")))
                            .quiet()
                            .start();
                },
                stage -> stage.shows(shown));
    }
}
