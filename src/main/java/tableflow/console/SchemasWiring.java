package tableflow.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.process.GitHistory;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileStates;
import tableflow.console.service.schemas.files.FileSubjects;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.schemas.SchemasPane;
import tableflow.console.ui.schemas.SchemasServices;
import tableflow.console.ui.schemas.files.TopicRecords;
import tableflow.console.ui.settings.TopicDecoding;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the parts together that look at schemas.
final class SchemasWiring {

    private SchemasWiring() {}

    /// The Schemas pane of one open profile.
    ///
    /// @param present what is there to compare with; closed by who opened it
    static PaneSpec pane(
            Wiring wiring, OpenProfile opened, TopicSources sources, Present present, WindowSettings settings) {
        TopicDecoding decoding = new TopicDecoding(settings, opened.now().name());
        Path drafts = ProfileFolders.of(wiring.dataFolder(), ProfileFolders.Area.DESK, opened.now().name())
                .resolve("schemas");
        return SchemasPane.spec(new SchemasServices(
                new SubjectShelf(sources.registry()),
                new DraftJudge(wiring.lintSettings()::read),
                present::sight,
                new TabStore(drafts, InstantSource.system()),
                RegistryWiring.services(wiring, opened.now(), sources),
                new SchemasServices.Desk(wiring.schemaFiles(opened.now()), new TopicRecords(
                        wiring.messages(opened::now), decoding::values), wiring.lintSettings())));
    }

    /// Schema files, with what git knows of their past.
    static FileDesk files(Path config, Supplier<SchemaRegistry> registry, Executor executor) {
        GitHistory history = new GitHistory(Objects.requireNonNullElse(System.getenv("PATH"), ""));
        return new FileDesk(
                new FileSubjects(config.resolve("schema-files.json"), InstantSource.system()),
                () -> FileStates.open(registry.get(), history), executor);
    }

    /// Which rules of best practice are off.
    static ReviewSettingsFile lintSettings(Path config) {
        return new ReviewSettingsFile(
                config.resolve("lint-settings.json"), "the choice of schema rules", InstantSource.system());
    }

    /// AWS is opened when a table is asked for: registered schemas need none.
    static Opened<Present> present(
            Profile profile, Supplier<SchemaRegistry> registry, AwsConnector aws, ThreadFactory threads) {
        OnDemand open = new OnDemand("call AWS");
        Supplier<Catalog> glue = open.of(aws::catalog);
        Supplier<ObjectStorage> storage = open.of(aws::storage);
        Supplier<LakeTables> tables = open.of(() -> new LakeTables(glue.get()::table, storage.get(), threads));
        return new Opened<>(new Present(registry, tables, TopicTables.databases(profile)), open);
    }
}
