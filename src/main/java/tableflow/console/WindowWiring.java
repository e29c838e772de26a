package tableflow.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.remote.process.SystemNotices;
import tableflow.console.service.port.Connector;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.SandboxLauncher;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.access.TopicRoles;
import tableflow.console.ui.connect.ServiceConnecting;
import tableflow.console.ui.profiles.ProfileServices;
import tableflow.console.ui.provisioning.ChoiceSources;
import tableflow.console.ui.provisioning.Provisioner;
import tableflow.console.ui.provisioning.Provisioner.ProfileKeeper;
import tableflow.console.ui.provisioning.ProvisioningPane;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Session;
import tableflow.console.ui.shell.ShellPorts;
import tableflow.console.ui.shell.ShellViewModel;
import tableflow.console.ui.topics.TopicServices;
import tableflow.console.ui.topics.TopicsPane;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.FxWork;

/// Puts the window together: its work, its settings, the panes of a profile, and the sandbox that it may start.
final class WindowWiring implements AutoCloseable {

    private final Wiring wiring;
    private final SandboxLauncher launcher;
    private final FxWork work = new FxWork(InstantSource.system());
    private final PassphraseDesk passphrases;
    private final WindowSettings settings;
    private final ProfileChanges changes;
    private final ReentrantLock sandboxLock = new ReentrantLock();
    private SandboxLauncher.@Nullable Running sandbox;

    /// @param passphrases where jobs ask for passphrases; the one that `wiring` was made with
    WindowWiring(Wiring wiring, SandboxLauncher launcher, PassphraseDesk passphrases) {
        this.wiring = wiring;
        this.launcher = launcher;
        this.passphrases = passphrases;
        this.changes = new ProfileChanges(wiring, work.work().clock());
        this.settings = new WindowSettings(wiring.windowSettings(), work.work().timer(), work.work().clock());
    }

    /// The window's model. JavaFX thread only.
    ShellViewModel shell() {
        ServiceConnecting connecting = new ServiceConnecting(
                (url, key) -> wiring.connectors().to(url).controlPlane(key),
                wiring.probes(),
                wiring.profiles(),
                wiring.secretPlaces(),
                new ServiceConnecting.Store() {
                    @Override
                    public StoredProfile create(Profile profile) {
                        return wiring.profiles().create(profile);
                    }

                    @Override
                    public StoredProfile update(StoredProfile before, Profile after) {
                        return changes.update(before, after);
                    }
                });
        return new ShellViewModel(
                work.work(),
                new ShellPorts(
                        this::sandbox,
                        this::open,
                        connecting,
                        new ProfileServices(wiring.profiles(), wiring.secretPlaces(), changes),
                        passphrases,
                        SystemNotices.ofThisMachine()),
                settings);
    }

    /// The profile of the running sandbox; starts one when there is none.
    private Profile sandbox(Progress progress) throws InterruptedException {
        sandboxLock.lockInterruptibly();
        try {
            SandboxLauncher.Running running = sandbox;
            if (running == null || !running.alive()) {
                running = launcher.start(progress);
                sandbox = running;
            }
            return running.profile();
        } finally {
            sandboxLock.unlock();
        }
    }

    private Session open(Profile profile, Progress progress) {
        changes.finish();
        wiring.openSecrets(profile);
        OpenProfile opened = new OpenProfile(profile);
        TopicSources sources = wiring.topicSources(opened::now);
        AthenaWiring athena = new AthenaWiring(wiring, opened);
        MonitorWiring monitor = new MonitorWiring(wiring, opened, sources);
        StorageWiring storage = new StorageWiring(wiring, opened);
        DoctorWiring doctor = new DoctorWiring(wiring, opened, sources);
        Opened<Present> present = wiring.present(profile, sources);
        return new Session(
                opened,
                List.of(
                        TopicsPane.spec(
                                new TopicServices(
                                        wiring.topics(sources),
                                        monitor.tables(),
                                        monitor.past(doctor.store()),
                                        roles(opened),
                                        new TopicServices.Compare(
                                                wiring.comparing(),
                                                new StoredOthers<>(wiring, (it, clients) -> wiring.topics(clients)))),
                                settings),
                        MessagesWiring.pane(wiring, opened, sources, settings),
                        SchemasWiring.pane(wiring, opened, sources, present.service(), settings),
                        provisioning(opened),
                        athena.pane(settings),
                        storage.pane(),
                        monitor.pane(),
                        doctor.pane()),
                () -> {
                    present.close();
                    sources.close();
                    athena.close();
                    storage.close();
                    monitor.close();
                });
    }

    private TopicRoles roles(OpenProfile opened) {
        Connector connector = wiring.connector(opened.now());
        return new TopicRoles(
                () -> connector.controlPlane(wiring.resolve(
                        opened.now(), opened.now().confluent().cloudApiKey())),
                opened::now);
    }

    private PaneSpec provisioning(OpenProfile opened) {
        KeyResolver keys = key -> wiring.resolve(opened.now(), key);
        Connector connector = wiring.connector(opened.now());
        ChoiceSources choices = ChoiceSources.of(
                opened.now(),
                () -> connector.controlPlane(keys.resolve(opened.now().confluent().cloudApiKey())),
                () -> Optional.ofNullable(opened.now().tableflow()).map(key -> connector.tableflow(keys.resolve(key))));
        Provisioner provisioner =
                Provisioner.of(() -> wiring.provisioning(opened.now()), keys, new ProfileKeeper() {
                    @Override
                    public void made(RunResult result) {
                        opened.change(wiring.adopt(opened.now(), result));
                    }

                    @Override
                    public void removed(RemovalPlan plan, RunResult result) {
                        opened.change(wiring.forget(opened.now(), plan.removedKeys(result)));
                    }
                });
        return ProvisioningPane.spec(provisioner, choices, Path.of("").toAbsolutePath());
    }

    @Override
    public void close() {
        settings.close();
        work.close();
        SandboxLauncher.Running running = sandbox;
        if (running != null) {
            running.close();
        }
    }
}
