package tableflow.console.bench;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.port.RegistryAdmin.SubjectVersion;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.ui.schemas.registry.RegistryServices;

/// A registry in memory with many subjects of two versions each; every tenth refers to `shared.Money`.
public final class ManySubjects {

    /// What the others refer to.
    public static final String SHARED = "shared.Money";

    private final Map<String, List<SchemaVersion>> subjects = new LinkedHashMap<>();
    private final List<SubjectVersion> referrers = new ArrayList<>();

    public ManySubjects(int many) {
        add(SHARED, 1, "{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"shared\",\"fields\":"
                + "[{\"name\":\"cents\",\"type\":\"long\"}]}", List.of());
        for (int i = 1; i < many; i++) {
            String subject = "team-%02d.topic-%05d-value".formatted(i % 40, i);
            boolean refers = i % 10 == 0;
            for (int version = 1; version <= 2; version++) {
                add(subject, 2 * i + version, text(i, version, refers),
                        refers ? List.of(new SchemaReference(SHARED, SHARED, 1)) : List.of());
                if (refers) {
                    referrers.add(new SubjectVersion(subject, version));
                }
            }
        }
    }

    private static String text(int i, int version, boolean refers) {
        // Every hundredth has a second version without a default: no level but NONE and FORWARD would take it.
        String more = version == 1 ? "" : ",{\"name\":\"note\",\"type\":\"string\""
                + (i % 100 == 1 ? "" : ",\"default\":\"\"") + "}";
        return "{\"type\":\"record\",\"name\":\"T" + i + "\",\"namespace\":\"n\",\"fields\":[{\"name\":\"id\",\"type\":"
                + (refers ? "\"shared.Money\"" : "\"long\"") + "}" + more + "]}";
    }

    private void add(String subject, int id, String text, List<SchemaReference> references) {
        List<SchemaVersion> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        versions.add(new SchemaVersion(
                subject, versions.size() + 1, id, Open.of(SchemaFormat.AVRO), text, references));
    }

    private List<SchemaVersion> versions(Object subject) {
        return subjects.getOrDefault(subject.toString(), List.of());
    }

    private Optional<SchemaVersion> version(Object subject, Object number) {
        return versions(subject).stream().filter(it -> it.version() == (int) number).findFirst();
    }

    public SchemaRegistry registry() {
        return (SchemaRegistry) Proxy.newProxyInstance(SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "subjects" -> List.copyOf(subjects.keySet());
                    case "latest" -> Optional.of(versions(given[0]).getLast());
                    case "version" -> version(given[0], given[1]);
                    case "versions" -> versions(given[0]).stream().map(SchemaVersion::version).toList();
                    case "latestOfAll" -> subjects.values().stream().map(List::getLast).toList();
                    case "versionsOfAll" -> subjects.values().stream().flatMap(List::stream).toList();
                    case "compatibilityLevel" -> Open.of(CompatibilityLevel.BACKWARD);
                    case "admin" -> admin();
                    default -> throw new AssertionError(method.getName());
                });
    }

    private RegistryAdmin admin() {
        return (RegistryAdmin) Proxy.newProxyInstance(RegistryAdmin.class.getClassLoader(),
                new Class<?>[] {RegistryAdmin.class}, (proxy, method, given) -> switch (method.getName()) {
                    case "subjects" -> List.copyOf(subjects.keySet());
                    case "versions" -> versions(given[0]).stream().map(SchemaVersion::version).toList();
                    case "version" -> version(given[0], given[1]).map(it -> new RegisteredSchema(it, null, false));
                    case "referencedBy" -> SHARED.equals(given[0]) ? List.of(7) : List.of();
                    case "holders" -> List.copyOf(referrers);
                    case "settings", "ownMode" -> Optional.empty();
                    default -> throw new AssertionError(method.getName());
                });
    }

    /// What a pane works with; there is no cluster.
    public RegistryServices services() {
        RegistryDesk desk = new RegistryDesk("many", this::registry, RegistryStand.guard(false));
        return new RegistryServices(desk, new SchemaUses(desk, Set::of, () -> {
            throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open Tableflow", "there is no key");
        }), () -> new Subjects(registry(), desk.guard()), OtherProfiles.none());
    }
}
