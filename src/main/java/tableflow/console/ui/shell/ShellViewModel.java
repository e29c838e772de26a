package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.connect.ConnectViewModel;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobSpec;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The window's state: which profiles there are, which one is open, and what went wrong.
public final class ShellViewModel {

    /// The name under which the sandbox is remembered as the last profile; stored profiles cannot begin with a colon.
    static final String SANDBOX = ":sandbox";

    private static final String LAST_PROFILE = "shell.profile";
    private static final String LAST_PANE = "shell.pane";

    /// What fills the window.
    public enum Page {
        /// The profiles are being read; lasts milliseconds.
        STARTING,
        /// First start, or no profile open: try the sandbox, or connect.
        WELCOME,
        /// The form for a new profile.
        CONNECT,
        /// A profile is being opened, or the sandbox started.
        OPENING,
        SESSION
    }

    private final Work work;
    private final ShellPorts ports;
    private final WindowSettings settings;
    private final Navigation navigation = new Navigation();
    private final LatestOnly opening = new LatestOnly();
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.STARTING);
    private final ReadOnlyObjectWrapper<@Nullable Session> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<?>> openingJob = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    public ShellViewModel(Work work, ShellPorts ports, WindowSettings settings) {
        this.work = work;
        this.ports = ports;
        this.settings = settings;
        work.onUnhandled(failure -> problem.set(Problem.of(failure)));
        navigation.currentProperty().subscribe(pane -> {
            if (pane != null) {
                settings.put(LAST_PANE, pane.id());
            }
        });
    }

    public Work work() {
        return work;
    }

    public WindowSettings settings() {
        return settings;
    }

    public Navigation navigation() {
        return navigation;
    }

    /// The stored profiles, as last read.
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// The open profile's session; null on the other pages.
    public ReadOnlyObjectProperty<@Nullable Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /// The job that opens a profile, for its progress.
    public ReadOnlyObjectProperty<@Nullable Job<?>> openingJobProperty() {
        return openingJob.getReadOnlyProperty();
    }

    /// What the window's own banner shows: failures that belong to no pane.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Reads the profiles and opens the one of last time.
    public void start() {
        settings.notice()
                .ifPresent(notice -> problem.set(Problem.of(
                        RemoteFailure.of(RemoteFailure.Kind.INVALID, text("shell.job.settings"), notice)
                                .withAdvice(text("shell.settings.advice")))));
        String last = settings.get(LAST_PROFILE).orElse("");
        readProfiles(() -> {
            Optional<Profile> remembered =
                    profiles.stream().filter(p -> p.name().equals(last)).findFirst();
            if (last.equals(SANDBOX)) {
                openSandbox();
            } else if (remembered.isPresent()) {
                open(remembered.get());
            } else {
                page.set(Page.WELCOME);
            }
        });
    }

    /// Reads the profiles anew and opens the one called `name`: after the form has stored it.
    public void openStored(String name) {
        readProfiles(() -> profiles.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .ifPresent(this::open));
    }

    /// Opens a profile in place of the current one.
    public void open(Profile profile) {
        open(work.job(text("shell.job.open", profile.name()), p -> ports.sessions().open(profile, p)),
                profile.name(), () -> open(profile));
    }

    /// Starts the sandbox and opens its profile.
    public void openSandbox() {
        open(work.job(text("shell.job.sandbox"), p -> ports.sessions().open(ports.sandbox().run(p), p)),
                SANDBOX, this::openSandbox);
    }

    /// Gives up opening a profile.
    public void cancelOpening() {
        opening.cancel();
    }

    /// A fresh form for a new profile, which is opened once it is stored.
    public ConnectViewModel newProfile() {
        return new ConnectViewModel(work, ports.connecting(), profiles, this::openStored);
    }

    /// Leaves the open profile for the welcome page, or for the form.
    public void leaveFor(Page target) {
        opening.clear();
        closeSession();
        page.set(target);
    }

    /// Ends everything: when the window closes. WindowSettings are written.
    public void shutDown() {
        work.jobs().cancelAll();
        closeSession();
        settings.close();
    }

    private void open(JobSpec<Session> spec, String remembered, Runnable again) {
        problem.set(null);
        closeSession();
        page.set(Page.OPENING);
        openingJob.set(spec.in(opening)
                .onResult(opened -> opened(opened, remembered))
                .onFailure(failure -> {
                    problem.set(new Problem(failure, again));
                    page.set(Page.WELCOME);
                })
                .onCancelled(() -> page.set(Page.WELCOME))
                .start());
    }

    private void opened(Session opened, String remembered) {
        String pane = settings.get(LAST_PANE).orElse("");
        settings.put(LAST_PROFILE, remembered);
        session.set(opened);
        page.set(Page.SESSION);
        navigation.replace(opened.panes(), pane);
    }

    private void closeSession() {
        Session open = session.get();
        if (open != null) {
            navigation.replace(List.of(), "");
            session.set(null);
            work.jobs().cancelAll();
            work.job(text("shell.job.close", open.profile().name()), progress -> {
                        open.resources().run();
                        return open;
                    })
                    .quiet()
                    .start();
        }
    }

    private void readProfiles(Runnable then) {
        work.job(text("shell.job.profiles"), ports.profiles())
                .onResult(read -> {
                    profiles.setAll(read);
                    then.run();
                })
                .onFailure(failure -> {
                    problem.set(new Problem(failure, this::start));
                    page.set(Page.WELCOME);
                })
                .quiet()
                .start();
    }
}
