package tableflow.console.ui.schemas;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.SchemaRegistry;

/// A registry in memory: subjects with versions, all at level BACKWARD.
final class FakeSubjects {

    final Map<String, List<SchemaVersion>> subjects = new LinkedHashMap<>();
    @Nullable RemoteFailure failure;

    FakeSubjects add(String subject, SchemaFormat format, String text) {
        List<SchemaVersion> versions = subjects.computeIfAbsent(subject, it -> new ArrayList<>());
        versions.add(new SchemaVersion(
                subject, versions.size() + 1, 100 + versions.size(), Open.of(format), text, List.of()));
        return this;
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
                        case "compatibilityLevel" -> Open.of(CompatibilityLevel.BACKWARD);
                        default -> throw new AssertionError(method.getName());
                    };
                });
    }

    private List<SchemaVersion> versions(Object subject) {
        return subjects.getOrDefault(subject.toString(), List.of());
    }
}
