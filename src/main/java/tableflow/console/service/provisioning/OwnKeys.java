package tableflow.console.service.provisioning;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.confluent.ApiKeyInfo;

/// Finds the keys that runs made or took, for the work of undoing them.
final class OwnKeys {

    private final Site site;

    OwnKeys(Site site) {
        this.site = site;
    }

    /// Puts into the keyring those that still exist and whose secret is at hand.
    void fetch(Collection<Journal> runs) {
        Set<String> ids = new HashSet<>();
        for (Journal run : runs) {
            run.made().stream()
                    .filter(it -> it.stepId().contains("-key"))
                    .forEach(it -> ids.add(it.objectId()));
            run.state().taken().forEach((step, id) -> {
                if (step.contains("-key")) {
                    ids.add(id);
                }
            });
        }
        for (String id : ids) {
            site.control().apiKey(id).ifPresent(this::add);
        }
    }

    private void add(ApiKeyInfo info) {
        String resource = switch (info.purpose()) {
            case KAFKA, SCHEMA_REGISTRY -> info.resourceId();
            default -> null;
        };
        site.keys().secretOf(info.purpose(), resource, info.id())
                .ifPresent(secret -> site.keys().add(info.purpose(), resource, new ApiKey(info.id(), secret)));
    }
}
