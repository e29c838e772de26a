package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.API_KEYS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.INTEGRATIONS;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tableflow.console.domain.aws.CatalogEncryption;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.check.lake.LakeFacts;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.Scope;

/// The things of one kind that an environment has.
///
/// @param roots the facts that tell which there are
/// @param all in the order in which they are shown; asked only when the roots are known
/// @param name the true name of one, which facts about it are about
public record Things<T>(Scope scope, Set<Fact<?>> roots, Function<Evidence, List<T>> all, Function<T, String> name) {
    public Things {
        roots = Set.copyOf(roots);
    }

    /// The topics that Tableflow has in the cluster, by name.
    public static final Things<TableflowTopic> TOPICS = new Things<>(Scope.TOPIC, Set.of(Facts.TABLEFLOW_TOPICS),
            evidence -> evidence.known(Facts.TABLEFLOW_TOPICS).stream()
                    .sorted(Comparator.comparing(TableflowTopic::name)).toList(),
            TableflowTopic::name);

    /// The buckets of the tables, and that of query results where one is named.
    public static final Things<String> BUCKETS = new Things<>(Scope.BUCKET, Set.of(Facts.TABLEFLOW_TOPICS),
            evidence -> List.copyOf(buckets(evidence)), Function.identity());

    /// The roles that Tableflow takes for the tables and the catalog, by ARN.
    public static final Things<String> ROLES = new Things<>(Scope.ROLE, Set.of(INTEGRATIONS),
            Things::roles, Function.identity());

    /// The keys of Confluent that the Cloud API key can see, by id.
    public static final Things<ApiKeyInfo> KEYS = new Things<>(Scope.KEY, Set.of(API_KEYS),
            evidence -> evidence.known(API_KEYS).stream().sorted(Comparator.comparing(ApiKeyInfo::id)).toList(),
            ApiKeyInfo::id);

    /// The provider integrations of the environment, by id.
    public static final Things<ProviderIntegration> PROVIDERS = new Things<>(Scope.INTEGRATION, Set.of(INTEGRATIONS),
            evidence -> evidence.known(INTEGRATIONS).stream()
                    .sorted(Comparator.comparing(ProviderIntegration::id)).toList(),
            ProviderIntegration::id);

    /// The workgroup of the profile.
    public static final Things<WorkGroup> WORKGROUPS = new Things<>(Scope.WORKGROUP, Set.of(LakeFacts.WORKGROUP),
            evidence -> List.of(evidence.known(LakeFacts.WORKGROUP)), WorkGroup::name);

    /// Glue's catalog of the account, in the profile's region.
    public static final Things<CatalogEncryption> CATALOGS = new Things<>(Scope.ACCOUNT,
            Set.of(ReviewFacts.CATALOG_ENCRYPTION),
            evidence -> List.of(evidence.known(ReviewFacts.CATALOG_ENCRYPTION)), it -> "Glue catalog");

    /// What the profile names.
    public static final Things<Endpoint> ENDPOINTS = new Things<>(Scope.ENDPOINT, Set.of(Facts.SUBJECT),
            evidence -> Endpoint.of(evidence.known(Facts.SUBJECT).profile()), Endpoint::what);

    private static Set<String> buckets(Evidence evidence) {
        Set<String> all = new TreeSet<>(ofTables(evidence));
        evidence.value(LakeFacts.RESULTS).map(S3Uri::bucket).ifPresent(all::add);
        return all;
    }

    /// The buckets that hold tables.
    static Set<String> ofTables(Evidence evidence) {
        Set<String> all = new TreeSet<>();
        evidence.known(Facts.TABLEFLOW_TOPICS).stream()
                .flatMap(topic -> topic.storage() instanceof TableStorage.ByobAws own
                        ? Stream.of(own.bucketName())
                        : Stream.of())
                .forEach(all::add);
        return all;
    }

    /// Of the integrations that a topic or the catalog uses; what nobody uses is another rule's.
    private static List<String> roles(Evidence evidence) {
        Set<String> used = used(evidence);
        return evidence.known(INTEGRATIONS).stream().filter(it -> used.contains(it.id()))
                .map(ProviderIntegration::customerRoleArn).distinct().sorted().toList();
    }

    /// The ids of the provider integrations that Tableflow's topics and the catalog integrations use.
    static Set<String> used(Evidence evidence) {
        Set<String> used = new LinkedHashSet<>();
        evidence.value(Facts.TABLEFLOW_TOPICS).stream().flatMap(List::stream)
                .flatMap(topic -> topic.storage() instanceof TableStorage.ByobAws own
                        ? Stream.of(own.providerIntegrationId())
                        : Stream.of())
                .forEach(used::add);
        evidence.value(Facts.CATALOG_INTEGRATIONS).stream().flatMap(List::stream)
                .map(CatalogIntegration::providerIntegrationId)
                .flatMap(id -> Optional.ofNullable(id).stream()).forEach(used::add);
        return used;
    }
}
