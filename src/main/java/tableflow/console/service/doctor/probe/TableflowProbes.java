package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.INTEGRATIONS;
import static tableflow.console.domain.doctor.ladder.Facts.CATALOG_INTEGRATIONS;
import static tableflow.console.domain.doctor.ladder.Facts.CATALOG_ROLE_INTEGRATION;
import static tableflow.console.domain.doctor.ladder.Facts.STORAGE_INTEGRATION;
import static tableflow.console.domain.doctor.ladder.Facts.TABLEFLOW_TOPIC;
import static tableflow.console.domain.doctor.ladder.Facts.TABLEFLOW_TOPICS;
import static tableflow.console.domain.doctor.ladder.Facts.TABLE_ROOT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;

/// Tableflow's topics, the catalog integrations, and the provider integrations behind both.
final class TableflowProbes {

    private TableflowProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(TABLEFLOW_TOPICS, Rung.TABLEFLOW, Source.TABLEFLOW, "list Tableflow topics", Set.of(),
                                asking -> Openers.tableflow(asking)
                                        .topics(Openers.environment(asking), Openers.cluster(asking)))
                        .telling(topics -> topics.size() + " Tableflow topics"),
                Probe.of(TABLEFLOW_TOPIC, Rung.TABLEFLOW, Source.LOCAL, "find the topic", Set.of(TABLEFLOW_TOPICS),
                        TableflowProbes::topic),
                Probe.of(TABLE_ROOT, Rung.TABLEFLOW, Source.LOCAL, "find the table's path", Set.of(TABLEFLOW_TOPIC),
                        TableflowProbes::root),
                Probe.of(CATALOG_INTEGRATIONS, Rung.TABLEFLOW, Source.TABLEFLOW, "list catalog integrations", Set.of(),
                                asking -> Openers.tableflow(asking)
                                        .catalogIntegrations(Openers.environment(asking), Openers.cluster(asking)))
                        .telling(all -> all.size() + " catalog integrations"),
                Probe.of(STORAGE_INTEGRATION, Rung.INTEGRATION, Source.LOCAL, "find the bucket's integration",
                        Set.<Fact<?>>of(INTEGRATIONS, TABLEFLOW_TOPICS), TableflowProbes::storage),
                Probe.of(CATALOG_ROLE_INTEGRATION, Rung.INTEGRATION, Source.LOCAL, "find the catalog's integration",
                        Set.<Fact<?>>of(INTEGRATIONS, CATALOG_INTEGRATIONS), TableflowProbes::catalog));
    }

    private static TableflowTopic topic(Asking asking) throws NotAskable {
        String name = asking.subject().topic().orElseThrow(() -> new NotAskable("No topic is named."));
        return asking.known(TABLEFLOW_TOPICS).stream().filter(topic -> topic.name().equals(name)).findFirst()
                .orElseThrow(() -> new NotAskable("Tableflow is not enabled for topic " + name + "."));
    }

    private static S3Uri root(Asking asking) throws NotAskable {
        String path = asking.known(TABLEFLOW_TOPIC).storage().tablePath();
        if (path == null || path.isEmpty()) {
            throw new NotAskable("Tableflow names no path of the table yet.");
        }
        try {
            return S3Uri.parse(path);
        } catch (IllegalArgumentException e) {
            throw new NotAskable("The table's path " + path + " is none in S3.");
        }
    }

    /// Of the subject's topic; of the environment only where all its tables go through one.
    private static ProviderIntegration storage(Asking asking) throws NotAskable {
        Optional<String> named = asking.subject().topic();
        List<String> ids = asking.known(TABLEFLOW_TOPICS).stream()
                .filter(topic -> named.isEmpty() || named.get().equals(topic.name()))
                .flatMap(topic -> topic.storage() instanceof TableStorage.ByobAws own
                        ? Stream.of(own.providerIntegrationId())
                        : Stream.of())
                .distinct().toList();
        return one(ids, "bucket", asking);
    }

    private static ProviderIntegration catalog(Asking asking) throws NotAskable {
        List<String> ids = asking.known(CATALOG_INTEGRATIONS).stream().filter(CatalogIntegration::isGlue)
                .flatMap(it -> Stream.ofNullable(it.providerIntegrationId())).distinct().toList();
        return one(ids, "Glue", asking);
    }

    private static ProviderIntegration one(List<String> ids, String what, Asking asking) throws NotAskable {
        if (ids.isEmpty()) {
            throw new NotAskable("No integration for " + what + " is in use.");
        }
        if (ids.size() > 1) {
            throw new NotAskable(
                    ids.size() + " integrations for " + what + " are in use: name a topic to look at one.");
        }
        return asking.known(INTEGRATIONS).stream().filter(it -> it.id().equals(ids.getFirst())).findFirst()
                .orElseThrow(() -> RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "find integration " + ids.getFirst(),
                        "the environment has no integration " + ids.getFirst()));
    }
}
