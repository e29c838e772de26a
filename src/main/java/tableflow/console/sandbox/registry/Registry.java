package tableflow.console.sandbox.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.registry.store.SchemaStore;
import tableflow.console.sandbox.registry.store.StoreFile;
import tableflow.console.sandbox.registry.store.StoredVersion;
import tableflow.console.sandbox.registry.store.SubjectName;
import tableflow.console.schema.ParsedSchema;

/// A Schema Registry on a loopback port that speaks Confluent's REST API: subjects, versions, ids, references,
/// compatibility with reasons, configs and modes, for Avro, JSON Schema and Protobuf.
///
/// It lets Schema Registry keys of its cluster in, and their owners do what their roles allow. Started with a file it
/// remembers across runs. Thread-safe.
public final class Registry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final SchemaStore store;
    private final Parsing parsing;
    private final Subjects subjects;
    private final Handler handler;
    private final @Nullable StoreFile file;
    /// Guarded by the store.
    private long savedChanges;
    private @Nullable HttpService service;

    private Registry(RegistrySettings settings, @Nullable StoreFile file) throws IOException {
        this.file = file;
        this.store = new SchemaStore(settings.clock());
        if (file != null) {
            file.load(store);
            savedChanges = store.changes();
        }
        Levels levels = new Levels(store);
        this.parsing = new Parsing(store);
        this.subjects = new Subjects(store, levels, parsing);
        Desk desk = new Desk(store, subjects, levels, new Access(settings));
        Router router = new Router();
        new SubjectCalls(desk).addTo(router);
        new SchemaCalls(desk).addTo(router);
        new SettingCalls(desk).addTo(router);
        router.fallback((request, allowed) -> desk.guarded((unknown, principal) -> {
            if (allowed.isEmpty()) {
                throw RegistryError.noSuchPath();
            }
            return Answers.armed(unknown, 405);
        }).handle(request));
        this.handler = settings.faults().around(RegistrySettings.SERVICE, request -> saved(request, router),
            Answers::armed);
    }

    /// Starts on a free port.
    ///
    /// @param file where schemas outlive the process; null keeps them in memory only
    /// @throws IOException no port, or the file is damaged; then it is left as it is
    public static Registry start(RegistrySettings settings, @Nullable Path file) throws IOException {
        Registry registry = new Registry(settings, file == null ? null : new StoreFile(file));
        registry.service = HttpService.start(RegistrySettings.SERVICE, registry.handler);
        return registry;
    }

    private Reply saved(Request request, Router router) throws Exception {
        Reply reply = router.handle(request);
        save();
        return reply;
    }

    /// Brings the file up to date before the answer goes out.
    private void save() {
        if (file != null) {
            synchronized (store) {
                if (savedChanges == store.changes()) {
                    return;
                }
                try {
                    file.save(store);
                    savedChanges = store.changes();
                } catch (IOException e) {
                    LOG.error("the registry's schemas could not be saved; they are kept in memory", e);
                }
            }
        }
    }

    /// The API without a server, for a test or a shared port.
    public Handler handler() {
        return handler;
    }

    /// Such as `http://127.0.0.1:41234`, with no slash at the end.
    public String url() {
        HttpService running = service;
        if (running == null) {
            throw new IllegalStateException("closed");
        }
        return running.url();
    }

    /// Registers a schema from inside the sandbox, whoever may: seeds, the control plane's dead-letter topics.
    ///
    /// @param subject such as `orders-value`, or `:.context:orders-value`
    /// @throws IllegalArgumentException it is invalid or incompatible; the message says why
    public StoredVersion register(String subject, SchemaFormat format, String text) {
        try {
            StoredVersion version = subjects.register(SubjectName.of(subject), Submission.of(format, text), false);
            save();
            return version;
        } catch (RegistryError e) {
            throw new IllegalArgumentException(subject + ": " + e.getMessage(), e);
        }
    }

    /// The newest version of a subject that is not deleted.
    public Optional<StoredVersion> latest(String subject) {
        return subjects.live(SubjectName.of(subject)).stream().reduce((one, later) -> later);
    }

    /// All versions of a subject that are not deleted, oldest first.
    public List<StoredVersion> versions(String subject) {
        return subjects.live(SubjectName.of(subject));
    }

    /// The ids of the schemas of a subject in the order of their versions, also those whose deletion is a soft one.
    public List<Integer> history(String subject) {
        return store.versions(SubjectName.of(subject)).stream().map(version -> version.schema().id()).toList();
    }

    /// The schema with this id in the default context, parsed together with what it refers to; empty when there is
    /// none, or when what it refers to is gone.
    public Optional<ParsedSchema> schema(int id) {
        SubjectName anywhere = SubjectName.of("");
        return store.schema(SubjectName.DEFAULT_CONTEXT, id).flatMap(found -> {
            try {
                return Optional.of(parsing.parse(anywhere, found.content()));
            } catch (RegistryError gone) {
                LOG.warn("schema {} cannot be parsed any more: {}", id, gone.getMessage());
                return Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        HttpService running = service;
        if (running != null) {
            running.close();
            service = null;
        }
    }
}
