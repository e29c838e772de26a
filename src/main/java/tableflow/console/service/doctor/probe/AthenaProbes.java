package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.NEWEST_QUERY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.QUERY_RIGHTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS_LISTED;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS_REGION;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.WORKGROUP;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.lake.LakeFacts.QueryEnd;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.Roles;
import tableflow.console.service.port.Workgroups;
import tableflow.console.service.query.QueryTrouble;

/// The workgroup, the place of results, and the operator's rights to query as IAM simulates them.
final class AthenaProbes {

    private static final List<String> QUERYING = List.of("athena:StartQueryExecution", "athena:GetQueryExecution",
            "athena:GetQueryResults", "athena:StopQueryExecution", "athena:GetWorkGroup");
    private static final List<String> ON_BUCKET = List.of("s3:GetBucketLocation", "s3:ListBucket");
    private static final List<String> ON_RESULTS = List.of("s3:PutObject", "s3:GetObject");

    private static final Duration LATELY = Duration.ofHours(24);
    private static final int LOOKED = 10;

    private AthenaProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(WORKGROUP, Rung.ATHENA, Source.ATHENA, "read the workgroup", Set.of(Facts.CALLER),
                                AthenaProbes::workgroup)
                        .telling(it -> it.name() + " is " + it.summary().state()),
                Probe.of(RESULTS, Rung.ATHENA, Source.LOCAL, "find the place of results", Set.of(WORKGROUP),
                        AthenaProbes::results),
                Probe.of(RESULTS_REGION, Rung.ATHENA, Source.S3, "ask for the region of the results' bucket",
                                Set.of(RESULTS),
                                asking -> buckets(asking, it -> it.region(asking.known(RESULTS).bucket())))
                        .telling(region -> region),
                Probe.of(RESULTS_LISTED, Rung.ATHENA, Source.S3, "list the place of results", Set.of(RESULTS),
                                asking -> buckets(asking, it -> it.holdsAnything(asking.known(RESULTS))))
                        .telling(any -> any ? "it holds objects" : "it is empty"),
                Probe.of(QUERY_RIGHTS, Rung.ATHENA, Source.IAM, "simulate the operator's rights to query",
                                Set.of(Facts.CALLER, WORKGROUP), AthenaProbes::rights)
                        .after(RESULTS)
                        .telling(all -> all.stream().filter(Simulated::allowed).count() + " of " + all.size()
                                + " allowed"),
                Probe.of(NEWEST_QUERY, Rung.ATHENA, Source.ATHENA, "read how the newest query ended",
                                Set.of(WORKGROUP), AthenaProbes::newest)
                        .telling(end -> end.map(QueryEnd::state).orElse("none")));
    }

    private static <T> T buckets(Asking asking, Function<Buckets, T> call) throws NotAskable {
        try (Buckets buckets = Openers.aws(asking).buckets()) {
            return call.apply(buckets);
        }
    }

    private static WorkGroup workgroup(Asking asking) throws NotAskable {
        Profile.Aws aws = asking.subject().profile().aws();
        Profile.Athena athena = aws == null ? null : aws.athena();
        String name = asking.subject().workgroup()
                .or(() -> Optional.ofNullable(athena).map(Profile.Athena::workgroup))
                .orElseThrow(() -> new NotAskable("No workgroup is named."));
        try (Workgroups workgroups = Openers.aws(asking).workgroups()) {
            return workgroups.workgroup(name);
        }
    }

    private static S3Uri results(Asking asking) throws NotAskable {
        WorkGroup.Settings settings = asking.known(WORKGROUP).settings();
        if (settings.managedResults()) {
            throw new NotAskable("The workgroup keeps results itself: no bucket is needed.");
        }
        Profile.Aws aws = asking.subject().profile().aws();
        Profile.Athena athena = aws == null ? null : aws.athena();
        String own = athena == null ? null : athena.resultLocation();
        String theirs = settings.resultLocation();
        String place = theirs != null && (settings.enforced() || own == null) ? theirs : own;
        if (place == null) {
            throw new NotAskable("Nobody says where results go.");
        }
        try {
            return S3Uri.parse(place).asFolder();
        } catch (IllegalArgumentException e) {
            throw new NotAskable("The place of results " + place + " is none in S3.");
        }
    }

    private static Optional<QueryEnd> newest(Asking asking) throws NotAskable {
        try (Athena athena = Openers.aws(asking).athena()) {
            List<String> ids = athena.recent(asking.known(WORKGROUP).name(), Optional.empty()).ids();
            Instant lately = asking.systems().clock().instant().minus(LATELY);
            return athena.executions(ids.stream().limit(LOOKED).toList()).found().stream()
                    .filter(one -> one.isFinal() && ended(one).isAfter(lately))
                    .max(Comparator.comparing(AthenaProbes::ended))
                    .map(one -> new QueryEnd(one.id(), one.state().text(), one.failure() == null
                            ? ""
                            : one.failure().reason(), ended(one), one.failure() == null
                            ? List.of()
                            : QueryTrouble.of(one).causes().stream().map(match -> match.mode().id()).toList()));
        }
    }

    private static Instant ended(QueryExecution one) {
        Instant at = one.context().completed();
        return at == null ? Instant.EPOCH : at;
    }

    /// The simulator takes users and roles, not sessions: the role of a session is looked up for its path.
    private static List<Simulated> rights(Asking asking) throws NotAskable {
        Facts.Caller caller = asking.known(Facts.CALLER);
        try (Roles roles = Openers.aws(asking).roles()) {
            String principal = principal(caller, roles);
            String partition = caller.arn().split(":", 3)[1];
            Profile.Aws aws = asking.subject().profile().aws();
            String region = aws == null ? "" : aws.region();
            String group = "arn:" + partition + ":athena:" + region + ":" + caller.account() + ":workgroup/"
                    + asking.known(WORKGROUP).name();
            List<Simulated> all = new ArrayList<>(simulate(roles, principal, QUERYING, group));
            Optional<S3Uri> results = asking.evidence().value(RESULTS);
            if (results.isPresent()) {
                String bucket = "arn:" + partition + ":s3:::" + results.get().bucket();
                all.addAll(simulate(roles, principal, ON_BUCKET, bucket));
                all.addAll(simulate(roles, principal, ON_RESULTS, bucket + "/" + results.get().key() + "*"));
            }
            return List.copyOf(all);
        }
    }

    private static String principal(Facts.Caller caller, Roles roles) throws NotAskable {
        if (caller.arn().contains(":user/")) {
            return caller.arn();
        }
        String role = IamRole.nameIn(caller.arn())
                .orElseThrow(() -> new NotAskable("The operator is neither a user nor a role: nothing to simulate."));
        return roles.role(role).map(IamRole::arn)
                .orElseThrow(() -> new NotAskable("IAM does not show the operator's role " + role + "."));
    }

    private static List<Simulated> simulate(Roles roles, String principal, List<String> actions, String resource) {
        return roles.simulate(new Roles.Simulation(principal, actions, List.of(resource), Map.of(), null));
    }
}
