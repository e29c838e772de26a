package tableflow.console.ui.schemas;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.port.FileHistory;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.files.FileStates;
import tableflow.console.service.schemas.files.FileSubjects;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.ui.schemas.files.TopicRecords;
import tableflow.console.ui.schemas.registry.RegistryServices;

/// A registry in memory: subjects with versions, all at one level.
final class FakeSubjects {

    final Map<String, List<SchemaVersion>> subjects = new LinkedHashMap<>();
    /// What is deleted softly.
    final Map<String, List<SchemaVersion>> deleted = new LinkedHashMap<>();
    CompatibilityLevel level = CompatibilityLevel.BACKWARD;
    @Nullable RemoteFailure failure;
    DecodeAs readAs = DecodeAs.AUTO;

    FakeSubjects add(String subject, SchemaFormat format, String text) {
        List<SchemaVersion> versions = subjects.computeIfAbsent(subject, it -> new ArrayList<>());
        versions.add(new SchemaVersion(
                subject, versions.size() + 1, 100 + versions.size(), Open.of(format), text, List.of()));
        return this;
    }

    /// Deletes a subject softly.
    void delete(String subject) {
        deleted.put(subject, Objects.requireNonNull(subjects.remove(subject)));
    }

    /// Brings a subject back that is deleted softly.
    void recover(String subject) {
        subjects.put(subject, Objects.requireNonNull(deleted.remove(subject)));
    }

    SchemaRegistry registry() {
        return (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> {
                    if (failure != null) {
                        throw failure;
                    }
                    return switch (method.getName()) {
                        case "subjects" -> List.copyOf(subjects.keySet());
                        case "latest" -> versions(given[0]).isEmpty() ? Optional.empty()
                                : Optional.of(versions(given[0]).getLast());
                        case "version" -> versions(given[0]).stream()
                                .filter(it -> it.version() == (int) given[1]).findFirst();
                        case "versions" -> versions(given[0]).stream().map(SchemaVersion::version).toList();
                        case "compatibilityLevel" -> Open.of(level);
                        case "admin" -> admin();
                        default -> throw new AssertionError(method.getName());
                    };
                });
    }

    /// What its keeper sees: nothing is set, and nobody refers to anything.
    private RegistryAdmin admin() {
        return (RegistryAdmin) Proxy.newProxyInstance(RegistryAdmin.class.getClassLoader(),
                new Class<?>[] {RegistryAdmin.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "subjects" -> Stream.concat(subjects.keySet().stream(),
                            (boolean) given[0] ? deleted.keySet().stream() : Stream.empty()).toList();
                    case "versions" -> Stream.concat(versions(given[0]).stream(),
                            (boolean) given[1] ? deleted.getOrDefault(given[0], List.of()).stream() : Stream.empty())
                            .map(SchemaVersion::version).toList();
                    case "version" -> versions(given[0]).stream().filter(it -> it.version() == (int) given[1])
                            .findFirst().map(it -> new RegisteredSchema(it, null, false));
                    case "referencedBy", "holders" -> List.of();
                    case "settings", "ownMode" -> Optional.empty();
                    default -> throw new AssertionError(method.getName());
                });
    }

    /// What keeps it in a pane.
    RegistryServices services() {
        RegistryDesk desk = new RegistryDesk("test", this::registry, RegistryStand.guard(false));
        return new RegistryServices(desk, new SchemaUses(desk, Set::of, () -> {
            throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open Tableflow", "there is no key");
        }), () -> new Subjects(registry(), desk.guard()), OtherProfiles.none());
    }

    /// Files and settings of `folder`; nobody reads records.
    SchemasServices.Desk desk(Path folder) {
        return desk(folder, () -> {
            throw new AssertionError("no records are read here");
        });
    }

    /// Files and settings of `folder`, and the records of a cluster.
    SchemasServices.Desk desk(Path folder, Supplier<KafkaMessages> kafka) {
        return new SchemasServices.Desk(
                new FileDesk(new FileSubjects(folder.resolve("files.settings"), InstantSource.system()),
                        () -> FileStates.open(registry(), FileHistory.NONE), Thread::startVirtualThread),
                new TopicRecords(new Messages(kafka, this::registry, Thread::startVirtualThread,
                        InstantSource.system()), topic -> readAs),
                new ReviewSettingsFile(folder.resolve("lint.settings"), InstantSource.system()));
    }

    private List<SchemaVersion> versions(Object subject) {
        return subjects.getOrDefault(subject.toString(), List.of());
    }
}
