package tableflow.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.service.port.Connector;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.SandboxLauncher;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.connect.ServiceConnecting;
import tableflow.console.ui.provisioning.ChoiceSources;
import tableflow.console.ui.provisioning.Provisioner;
import tableflow.console.ui.provisioning.Provisioner.ProfileKeeper;
import tableflow.console.ui.provisioning.ProvisioningPane;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Session;
import tableflow.console.ui.shell.ShellPorts;
import tableflow.console.ui.shell.ShellViewModel;
import tableflow.console.ui.topics.TopicsPane;
import tableflow.console.ui.work.FxWork;
import tableflow.console.ui.work.ScheduledTimer;

/// Puts the window together: its work, its settings, the panes of a profile, and the sandbox that it may start.
final class WindowWiring implements AutoCloseable {

    private final Wiring wiring;
    private final SandboxLauncher launcher;
    private final FxWork work = new FxWork(InstantSource.system());
    private final ScheduledTimer settingsTimer = new ScheduledTimer();
    private final WindowSettings settings;
    private final ReentrantLock sandboxLock = new ReentrantLock();
    private SandboxLauncher.@Nullable Running sandbox;

    /// @param settingsFile where the window's state is remembered
    WindowWiring(Wiring wiring, SandboxLauncher launcher, Path settingsFile) {
        this.wiring = wiring;
        this.launcher = launcher;
        this.settings = new WindowSettings(settingsFile, settingsTimer, InstantSource.system());
    }

    /// The window's model. JavaFX thread only.
    ShellViewModel shell() {
        ShellPorts ports = new ShellPorts(
                progress -> wiring.profiles().list().profiles().stream().map(StoredProfile::profile).toList(),
                this::sandbox,
                this::open,
                new ServiceConnecting(
                        (url, key) -> wiring.connector(url).controlPlane(key),
                        wiring.probes(),
                        wiring.profiles(),
                        wiring.secretPlaces()));
        return new ShellViewModel(work.work(), ports, settings);
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
        TopicSources sources = wiring.topicSources(profile);
        return new Session(
                profile,
                List.of(TopicsPane.spec(wiring.topics(sources), settings), provisioning(profile)),
                sources::close);
    }

    private PaneSpec provisioning(Profile profile) {
        KeyResolver keys = key -> wiring.resolve(profile, key);
        Connector connector = wiring.connector(profile.confluent().apiUrl());
        KeyRef tableflowKey = profile.tableflow();
        ChoiceSources choices = ChoiceSources.of(
                profile,
                () -> connector.controlPlane(keys.resolve(profile.confluent().cloudApiKey())),
                () -> Optional.ofNullable(tableflowKey).map(key -> connector.tableflow(keys.resolve(key))));
        Provisioner provisioner = Provisioner.of(wiring.provisioning(profile), keys, new ProfileKeeper() {
            @Override
            public void made(RunResult result) {
                wiring.adopt(profile, result);
            }

            @Override
            public void removed(RemovalPlan plan, RunResult result) {
                wiring.forget(profile, plan.removedKeys(result));
            }
        });
        return ProvisioningPane.spec(provisioner, choices, Path.of("").toAbsolutePath());
    }

    @Override
    public void close() {
        work.close();
        settings.close();
        settingsTimer.close();
        SandboxLauncher.Running running = sandbox;
        if (running != null) {
            running.close();
        }
    }
}
