package tableflow.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.http.BackOff;
import tableflow.console.remote.http.HttpSettings;
import tableflow.console.remote.http.HttpWebhook;
import tableflow.console.service.doctor.keep.ExaminationEvents;
import tableflow.console.service.doctor.keep.ExaminationStore;
import tableflow.console.service.monitor.AlertBook;
import tableflow.console.service.monitor.BucketWatch;
import tableflow.console.service.monitor.KnownPast;
import tableflow.console.service.monitor.MonitorSources;
import tableflow.console.service.monitor.Monitoring;
import tableflow.console.service.monitor.SampledTables;
import tableflow.console.service.monitor.Sampler;
import tableflow.console.service.monitor.SettingsFile;
import tableflow.console.service.monitor.history.History;
import tableflow.console.service.port.Connector;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.support.Version;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.figures.TableWatcher;
import tableflow.console.service.topics.timeline.TableHistory;
import tableflow.console.ui.monitor.MonitorPane;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the Monitor pane of one open profile together.
final class MonitorWiring implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final TopicSources topics;
    private final AthenaClients clients;
    private final Executor executor;
    private final Sampler sampler;

    MonitorWiring(Wiring wiring, OpenProfile opened, TopicSources topics) {
        this.wiring = wiring;
        this.opened = opened;
        this.topics = topics;
        this.clients = new AthenaClients(wiring, opened);
        this.executor = task -> wiring.threads().newThread(task).start();
        // One for all panes: what one of them read of a table, and the metrics' rate limit, counts for the others.
        this.sampler = new Sampler(sources(opened.now()), executor, wiring.threads(), InstantSource.system());
    }

    /// How far the tables are, as the monitor knows it.
    TableWatcher tables() {
        return new SampledTables(sampler);
    }

    /// The past of tables, as they tell it, and as monitor and doctor kept it.
    TableHistory past(ExaminationStore examinations) {
        AlertBook alerts = alerts(opened.now());
        return new KnownPast(
                sampler, clients::storage, wiring.threads(), alerts::alerts,
                topic -> ExaminationEvents.of(examinations.list().examinations(), topic));
    }

    private AlertBook alerts(Profile profile) {
        return new AlertBook(folder(wiring, profile).resolve("alerts.json"), InstantSource.system());
    }

    PaneSpec pane() {
        return MonitorPane.spec(monitoring());
    }

    /// The watch over the open profile's topics, with what is kept of them.
    Monitoring monitoring() {
        Profile profile = opened.now();
        Path folder = folder(wiring, profile);
        InstantSource clock = InstantSource.system();
        return new Monitoring(profile, new Monitoring.Parts(
                sampler,
                new BucketWatch(() -> clients.connector().bucketMetrics(), clock),
                new History(folder.resolve("history"), History.USUAL_LIMIT, clock),
                alerts(profile),
                settings(wiring, profile),
                new Monitoring.Outside(
                        new HttpWebhook(HttpSettings.defaults(Version.text()), BackOff.standard()),
                        wiring.secretsOf(profile)),
                clock));
    }

    /// What was chosen for watching a profile.
    static SettingsFile settings(Wiring wiring, Profile profile) {
        return new SettingsFile(folder(wiring, profile).resolve("settings.json"), InstantSource.system());
    }

    private static Path folder(Wiring wiring, Profile profile) {
        return ProfileFolders.of(wiring.dataFolder(), ProfileFolders.Area.MONITOR, profile.name());
    }

    private MonitorSources sources(Profile profile) {
        Connector connector = wiring.connector(profile);
        return new MonitorSources(
                topics.tableflow(),
                topics.kafka(),
                () -> connector.metrics(
                        opened.now().confluent().metricsUrl(),
                        wiring.resolve(opened.now(), opened.now().confluent().cloudApiKey())),
                clients::catalog,
                clients::storage,
                TopicTables.databases(profile));
    }

    @Override
    public void close() {
        clients.close();
    }
}
