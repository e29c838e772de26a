package tableflow.console;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.cli.Services;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.remote.aws.AwsProbes;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.remote.process.ChildCommand;
import tableflow.console.remote.process.ChildSandboxLauncher;
import tableflow.console.service.doctor.explain.Explainer;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.Connector;
import tableflow.console.service.profile.ConfluentProbes;
import tableflow.console.service.profile.ConnectionTest;
import tableflow.console.service.profile.KeyAdoption;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.Probe;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.SandboxLauncher;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.provisioning.Provisioning;
import tableflow.console.service.provisioning.Timing;
import tableflow.console.service.provisioning.Tools;
import tableflow.console.service.query.Queries;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.review.Reviewer;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.service.schemas.registry.RegistryKeeping;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.support.AppDirs;
import tableflow.console.service.support.Redactor;
import tableflow.console.service.support.Waiter;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.compare.Comparing;

/// Puts the parts together: which adapter stands behind which port, and which thread runs what. Nothing is decided
/// here but that.
final class Wiring implements Services, AutoCloseable {

    private final AppDirs dirs;
    private final Redactor redactor = new Redactor();
    private final WorkThreads threads;
    private final ConcurrentLinkedDeque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Connectors connectors;
    private final SecretStores secrets;
    private final Profiles profiles;

    /// A wiring whose encrypted file of secrets is opened by whoever sits at the terminal.
    Wiring(AppDirs dirs) {
        this(dirs, PersonAtTerminal::passphrase);
    }

    /// @param person asked for the passphrase of the encrypted file of secrets
    Wiring(AppDirs dirs, PassphraseSource person) {
        this(dirs, person, false);
    }

    /// @param quick for a command that asks once and ends
    Wiring(AppDirs dirs, PassphraseSource person, boolean quick) {
        this.dirs = dirs;
        this.threads = new WorkThreads(!quick);
        this.connectors = new Connectors(dirs.logs(), redactor, quick);
        Settings settings = new Settings(dirs.config().resolve("settings.json"), Clock.systemUTC());
        this.secrets = new SecretStores(dirs, settings, redactor, person);
        this.profiles = new Profiles(
                dirs.config().resolve("profiles"), settings, secrets.vault(), redactor, Clock.systemUTC());
    }

    Connectors connectors() {
        return connectors;
    }

    Redactor redactor() {
        return redactor;
    }

    @Override
    public Profiles profiles() {
        return profiles;
    }

    @Override
    public Profile profile(@Nullable String name, @Nullable Path file) {
        if (file != null) {
            return profiles.readFile(file);
        }
        String wanted = name != null ? name : profiles.defaultName().orElseThrow(() -> RemoteFailure.of(
                        RemoteFailure.Kind.INVALID, "choose a profile",
                        "none was named and there is no default profile")
                .withAdvice("Add --profile NAME or --profile-file FILE; 'profiles list' shows the stored ones."));
        return profiles.load(wanted).profile();
    }

    Connector connector(Profile profile) {
        return connectors.to(profile.confluent().apiUrl());
    }

    List<Probe> probes() {
        return Stream.concat(ConfluentProbes.all(this::connector).stream(), AwsProbes.all().stream()).toList();
    }

    @Override
    public SecretPlaces secretPlaces() {
        // Keys that runs have made, and what webhooks prove themselves with, move along with those of the profiles.
        return secrets.places(() -> Stream.concat(
                        profiles.secretReferences().stream(),
                        profiles.list().profiles().stream()
                                .flatMap(it -> Stream.concat(
                                        provisioning(it.profile()).secretReferences().stream(),
                                        MonitorWiring.settings(this, it.profile()).secretReferences().stream())))
                .distinct()
                .toList());
    }

    @Override
    public ConnectionTest connectionTest() {
        return new ConnectionTest(probes(), threads);
    }

    /// Starts this program a second time as a sandbox.
    SandboxLauncher sandboxLauncher() {
        return new ChildSandboxLauncher(
                ChildCommand.ofThisProgram(Main.class.getName(), List.of("sandbox", "--seed", "demo")),
                dirs.state().resolve("sandbox"), profiles::readFile, redactor, threads);
    }

    /// Where the console keeps what must not be lost.
    Path dataFolder() {
        return dirs.data();
    }

    /// Where secrets of `profile` lie.
    SecretStore secretsOf(Profile profile) {
        return secrets.of(profile);
    }

    ThreadFactory threads() {
        return threads;
    }

    Path windowSettings() {
        return dirs.state().resolve("window.json");
    }

    @Override
    public Provisioning provisioning(Profile profile) {
        return new Provisioning(profile, new Tools(
                connector(profile), secrets.of(profile), dirs.data().resolve("runs"), threads, Waiter.real(),
                Timing.of(profile.kind())));
    }

    @Override
    public Topics topics(Profile profile) {
        TopicSources sources = topicSources(() -> profile);
        open.push(sources);
        return topics(sources);
    }

    @Override
    public Comparing comparing() {
        return new Comparing(threads);
    }

    @Override
    public Messages messages(Profile profile) {
        return MessagesWiring.of(() -> profile, connector(profile), profiles::resolve, threads);
    }

    @Override
    public Opened<Queries> queries(Profile profile) {
        Athena athena = new SdkConnector(profile, profiles).athena();
        return new Opened<>(new Queries(athena, Waiter.real()), athena);
    }

    @Override
    public Opened<StorageScans> storage(Profile profile) {
        return StorageWiring.of(this, profile, topicSources(() -> profile));
    }

    Path storagePrices() {
        return dirs.config().resolve("storage-prices.json");
    }

    @Override
    public Opened<StorageFindings> storageFindings(Profile profile) {
        return StorageWiring.findings(new SdkConnector(profile, profiles), topicSources(() -> profile), threads);
    }

    @Override
    public Examiner examiner(Profile profile) {
        return Diagnosis.examiner(this, profile);
    }

    @Override
    public Examiner examinerWithExplain(Profile profile) {
        return Diagnosis.withExplain(this, profile);
    }

    @Override
    public Reviewer reviewer(Profile profile) {
        return Diagnosis.reviewer(this, profile);
    }

    @Override
    public ReviewSettingsFile reviewSettings(Profile profile) {
        return Diagnosis.reviewSettings(this, profile);
    }

    @Override
    public Subjects subjects(Profile profile) {
        return RegistryWiring.subjects(profile, topicSources(() -> profile));
    }

    @Override
    public FileDesk schemaFiles(Profile profile) {
        return SchemasWiring.files(dirs.config(), topicSources(() -> profile).registry(), threads);
    }

    @Override
    public RegistryKeeping keeping(Profile profile) {
        return RegistryWiring.keeping(profile, topicSources(() -> profile), open::push);
    }

    @Override
    public ReviewSettingsFile lintSettings() {
        return SchemasWiring.lintSettings(dirs.config());
    }

    @Override
    public Explanation explain(String text) {
        return new Explainer(redactor).explain(text);
    }

    @Override
    public String redact(String text) {
        return redactor.redact(text);
    }

    /// Where files may lie that nobody needs after a restart.
    Path scratchFolder() {
        return dirs.state().resolve("scratch");
    }

    @Override
    public Opened<Foresight> foresight(Profile profile) {
        return AthenaForesight.of(profile, new SdkConnector(profile, profiles), threads);
    }

    @Override
    public Opened<Present> present(Profile profile) {
        return present(profile, topicSources(() -> profile));
    }

    /// The same, with a registry that is opened already.
    Opened<Present> present(Profile profile, TopicSources sources) {
        return SchemasWiring.present(profile, sources.registry(), new SdkConnector(profile, profiles), threads);
    }

    @Override
    public ApiKey resolve(Profile profile, KeyRef key) {
        return key.secret() != null || key.secretRef() == null ? profiles.resolve(key)
                : secrets.key(profile, key.id(), key.secretRef());
    }

    /// Opens the place where the secrets of `profile` lie; a person may be asked for a passphrase.
    void openSecrets(Profile profile) {
        secrets.open(profile);
    }

    @Override
    public Profile adopt(Profile profile, RunResult result) {
        return keep(profile, now -> KeyAdoption.complete(now, result.keys(), key -> resolve(profile, key)));
    }

    @Override
    public Profile forget(Profile profile, Set<String> removedKeys) {
        return keep(profile, now -> KeyAdoption.without(now, removedKeys));
    }

    /// Changes a stored profile as it is stored now: it may have been changed since it was opened. One that is not
    /// stored is changed for this run.
    private Profile keep(Profile profile, UnaryOperator<Profile> change) {
        if (profile.confluent().cloudApiKey().secretRef() == null) {
            return change.apply(profile);
        }
        StoredProfile now = profiles.load(profile.name());
        Profile changed = change.apply(now.profile());
        return changed.equals(now.profile()) ? changed : profiles.update(now, changed).profile();
    }

    /// The systems of a profile whose keys may change while it is open.
    TopicSources topicSources(Supplier<Profile> profile) {
        return TopicSources.of(profile, connector(profile.get()), profiles::resolve);
    }

    /// The records of a profile whose keys may change while it is open.
    Messages messages(Supplier<Profile> profile) {
        return MessagesWiring.of(profile, connector(profile.get()), profiles::resolve, threads);
    }

    Topics topics(TopicSources sources) {
        return new Topics(sources, threads);
    }

    @Override
    public void close() {
        for (AutoCloseable one = open.poll(); one != null; one = open.poll()) {
            try {
                one.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Wiring.class).warn("A client did not close: {}", e.getMessage());
            }
        }
    }
}
