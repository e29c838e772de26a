package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.DesktopNotices;
import tableflow.console.service.profile.ProfileListing;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.connect.ConnectViewModel;
import tableflow.console.ui.profiles.ProfileBook;
import tableflow.console.ui.profiles.ProfilesViewModel;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.unlock.PassphraseDesk;
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
        /// The form for a profile, a new one or one that is changed.
        CONNECT,
        /// The list of stored profiles. Like the form it may stand in front of an open session, which waits.
        PROFILES,
        /// A profile is being opened, or the sandbox started.
        OPENING,
        SESSION
    }

    private final Work work;
    private final ShellPorts ports;
    private final WindowSettings settings;
    private final Navigation navigation = new Navigation();
    private final LatestOnly opening = new LatestOnly();
    private final ProfileBook book = new ProfileBook();
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.STARTING);
    private final ReadOnlyObjectWrapper<@Nullable Session> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<?>> openingJob = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Profile> profile = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable StoredProfile edited;

    public ShellViewModel(Work work, ShellPorts ports, WindowSettings settings) {
        this.work = work;
        this.ports = ports;
        this.settings = settings;
        work.onUnhandled(failure -> problem.set(Problem.of(failure)));
        navigation.take(Request.EditProfile.class, request -> editOpen());
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
        return book.profiles();
    }

    /// The stored profiles with the files that hold them, and those that could not be used.
    public ProfileBook book() {
        return book;
    }

    /// Shows notices when the window is not seen.
    DesktopNotices desktop() {
        return ports.desktop();
    }

    /// Where jobs ask for passphrases.
    PassphraseDesk passphrases() {
        return ports.passphrases();
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// The open profile's session; null on the other pages.
    public ReadOnlyObjectProperty<@Nullable Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /// The open profile with the keys that it has now; null while none is open.
    public ReadOnlyObjectProperty<@Nullable Profile> profileProperty() {
        return profile.getReadOnlyProperty();
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
                    profiles().stream().filter(p -> p.name().equals(last)).findFirst();
            if (last.equals(SANDBOX)) {
                openSandbox();
            } else if (remembered.isPresent()) {
                open(remembered.get());
            } else {
                page.set(Page.WELCOME);
            }
        });
    }

    /// Reads the profiles anew and opens the one called `name`: after it was stored.
    public void openStored(String name) {
        readProfiles(() -> book.find(name).map(StoredProfile::profile).ifPresent(this::open));
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

    /// Shows the form for a new profile.
    public void connect() {
        edited = null;
        page.set(Page.CONNECT);
    }

    /// Goes back to the open session, and does `then` there.
    void backTo(Runnable then) {
        if (session.get() != null) {
            page.set(Page.SESSION);
            then.run();
        }
    }

    /// Opens the form of the open profile; the list where it is not a stored one.
    private void editOpen() {
        Profile open = profile.get();
        book.find(open == null ? "" : open.name()).ifPresentOrElse(this::edit, this::showProfiles);
    }

    /// Shows the form with the fields of `stored`.
    public void edit(StoredProfile stored) {
        edited = stored;
        page.set(Page.CONNECT);
    }

    /// Shows the list of stored profiles.
    public void showProfiles() {
        page.set(Page.PROFILES);
    }

    /// Leaves form or list for what was there before: the open session, else the welcome page.
    public void back() {
        page.set(session.get() == null ? Page.WELCOME : Page.SESSION);
    }

    /// A fresh form, as [#connect()] or [#edit] asked for it.
    ///
    /// @param saved hears the name of the stored profile
    ConnectViewModel form(Consumer<String> saved) {
        return new ConnectViewModel(work, ports.connecting(), book.profiles(), edited, saved);
    }

    /// A fresh list of profiles.
    ProfilesViewModel list(ProfilesViewModel.Listener listener) {
        return new ProfilesViewModel(work, ports.profiles(), book, profile.get(), listener);
    }

    /// Whether the window works with `stored`, and not with a sandbox of the same name.
    boolean isOpen(StoredProfile stored) {
        Session now = session.get();
        return now != null && remembered(now.profile()).equals(stored.name());
    }

    /// Closes the open profile.
    public void leave() {
        opening.clear();
        closeSession();
        page.set(Page.WELCOME);
    }

    /// Ends everything: when the window closes. WindowSettings are written.
    public void shutDown() {
        ports.passphrases().close();
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
        profile.set(opened.profile());
        opened.opened().onChange(now -> work.onFx(() -> keysChanged(opened)));
        page.set(Page.SESSION);
        navigation.replace(opened.panes(), pane);
    }

    /// The list has to follow: what it opens or changes next should be the profile as it is stored now.
    private void keysChanged(Session changed) {
        if (changed.equals(session.get())) {
            profile.set(changed.profile());
            readProfiles(() -> {});
        }
    }

    /// A sandbox is not stored, whatever its name.
    private static String remembered(Profile profile) {
        return profile.confluent().cloudApiKey().secretRef() == null ? SANDBOX : profile.name();
    }

    private void closeSession() {
        Session open = session.get();
        if (open != null) {
            navigation.replace(List.of(), "");
            session.set(null);
            profile.set(null);
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
        work.job(text("shell.job.profiles"), progress -> ports.listing())
                .onResult(read -> {
                    tell(book.show(read));
                    then.run();
                })
                .onFailure(failure -> {
                    problem.set(new Problem(failure, this::start));
                    page.set(Page.WELCOME);
                })
                .quiet()
                .start();
    }

    /// A profile that is missing in the list is missed at once; the list has the whole story.
    private void tell(List<ProfileListing.Notice> news) {
        if (!news.isEmpty()) {
            String files = news.stream().map(ProfileListing.Notice::what).collect(Collectors.joining("; "));
            problem.set(Problem.of(
                    RemoteFailure.of(RemoteFailure.Kind.INVALID, text("shell.notices", news.size()), files)
                            .withAdvice(text("shell.notices.advice"))));
        }
    }
}
