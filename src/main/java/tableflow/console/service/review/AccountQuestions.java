package tableflow.console.service.review;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.ENVIRONMENTS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tableflow.console.domain.aws.CatalogEncryption;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.Traffic;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.doctor.probe.Keys;
import tableflow.console.service.doctor.probe.Openers;
import tableflow.console.service.port.CatalogDetails;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.port.Metrics.Granularity;
import tableflow.console.service.port.Metrics.Question;
import tableflow.console.service.port.Metrics.Series;
import tableflow.console.service.port.Metrics.Window;

/// What is asked once, and the doctor has no use for.
final class AccountQuestions {

    static final List<Probe<?>> PROBES = List.of(
            Probe.of(ReviewFacts.WIDE_BINDINGS, Rung.CONFLUENT, Source.CONFLUENT,
                            "list role bindings of organization and environment", Set.of(ENVIRONMENTS),
                            AccountQuestions::bindings)
                    .telling(all -> all.size() + " role bindings"),
            Probe.of(ReviewFacts.CATALOG_ENCRYPTION, Rung.GLUE, Source.GLUE, "read how the catalog is encrypted",
                            Set.of(Facts.CALLER), AccountQuestions::encryption)
                    .telling(CatalogEncryption::mode),
            Probe.of(ReviewFacts.TRAFFICS, Rung.KAFKA, Source.CONFLUENT, "read the traffic of the last day", Set.of(),
                            AccountQuestions::traffic)
                    .telling(all -> "traffic of " + all.size() + " topics"));

    private static final String RECEIVED = "io.confluent.kafka.server/received_bytes";
    private static final String BELOW_ORGANIZATION = "/environment=";
    private static final String TOPIC = "topic";

    private AccountQuestions() {}

    private static CatalogEncryption encryption(Asking asking) throws NotAskable {
        try (CatalogDetails details = Openers.aws(asking).catalogDetails()) {
            return details.encryption();
        }
    }

    /// Of all principals, on the environment and on the organization itself; not on what lies below.
    private static List<RoleBinding> bindings(Asking asking) throws NotAskable {
        String wanted = Openers.environment(asking);
        String environment = asking.known(ENVIRONMENTS).stream().filter(one -> one.id().equals(wanted))
                .flatMap(one -> Stream.ofNullable(one.resourceName())).findFirst()
                .orElseThrow(() -> new NotAskable("The environment's resource name is not known."));
        ControlPlane control = Openers.control(asking);
        Set<RoleBinding> all = new LinkedHashSet<>(control.roleBindings(environment, null));
        int end = environment.indexOf(BELOW_ORGANIZATION);
        if (end > 0) {
            all.addAll(control.roleBindings(environment.substring(0, end), null));
        }
        return new ArrayList<>(all);
    }

    /// Up to a minute that was long enough ago to be complete.
    private static Map<String, Traffic> traffic(Asking asking) throws NotAskable {
        Profile profile = asking.subject().profile();
        String cluster = Openers.cluster(asking);
        Metrics metrics = asking.systems().confluent().listening(asking.listener()).metrics(
                profile.confluent().metricsUrl(),
                Keys.resolve(asking, profile.confluent().cloudApiKey(), "Cloud API key"));
        Instant to = asking.systems().clock().instant().minus(Metrics.DELAY).truncatedTo(ChronoUnit.MINUTES);
        Duration day = Duration.ofDays(1);
        Map<String, Traffic> all = new HashMap<>();
        for (Series series : metrics.query(new Question(RECEIVED, cluster, List.of(TOPIC),
                new Window(to.minus(day), to), Granularity.ALL))) {
            BigDecimal sum = series.points().stream().map(Metrics.Point::value)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            all.put(series.labels().getOrDefault(TOPIC, ""),
                    new Traffic(sum.setScale(0, RoundingMode.DOWN).longValueExact(), day));
        }
        return all;
    }
}
