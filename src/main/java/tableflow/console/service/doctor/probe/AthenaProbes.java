package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.NEWEST_QUERY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.OWN_QUERY_RIGHTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.QUERY_RIGHTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS_LISTED;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.RESULTS_REGION;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.WORKGROUP;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.OwnRights;
import tableflow.console.domain.doctor.check.lake.LakeFacts.QueryEnd;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyContext;
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

/// The workgroup, the place of results, and the operator's rights to query: as IAM simulates them or, where it may not
/// be asked, as the policies of the operator's role say.
final class AthenaProbes {

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
                Probe.of(OWN_QUERY_RIGHTS, Rung.ATHENA, Source.IAM, "read the policies of the operator's role",
                                Set.of(Facts.CALLER, WORKGROUP), AthenaProbes::ownRights)
                        .after(RESULTS, QUERY_RIGHTS)
                        .telling(own -> own.decided().size() - own.refused().size() + " allowed, "
                                + own.refused().size() + " not, " + own.open().size() + " open"),
                ExplainProbe.NOT_ASKED,
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
                    .map(AthenaProbes::end);
        }
    }

    /// How a query that is over has ended.
    static QueryEnd end(QueryExecution one) {
        return new QueryEnd(one.id(), one.state().text(), one.failure() == null ? "" : one.failure().reason(),
                ended(one), one.failure() == null
                ? List.of()
                : QueryTrouble.of(one).causes().stream().map(match -> match.mode().id()).toList());
    }

    private static Instant ended(QueryExecution one) {
        Instant at = one.context().completed();
        return at == null ? Instant.EPOCH : at;
    }

    /// The simulator takes users and roles, not sessions: the role of a session is looked up for its path.
    private static List<Simulated> rights(Asking asking) throws NotAskable {
        try (Roles roles = Openers.aws(asking).roles()) {
            String principal = principal(asking.known(Facts.CALLER), roles);
            return Rights.simulated(roles, principal, needs(asking), AthenaProbes::example);
        }
    }

    /// Of a role: a user has policies of its groups, too.
    private static OwnRights ownRights(Asking asking) throws NotAskable {
        Rights.requireRefused(asking, QUERY_RIGHTS);
        Facts.Caller caller = asking.known(Facts.CALLER);
        String role = Optional.of(caller.arn()).filter(arn -> arn.contains(":assumed-role/"))
                .flatMap(IamRole::nameIn)
                .orElseThrow(() -> new NotAskable("The operator is no role, whose policies could be read."));
        try (Roles roles = Openers.aws(asking).roles()) {
            String arn = "arn:" + caller.arn().split(":", 3)[1] + ":iam::" + caller.account() + ":role/" + role;
            PolicyContext known = PolicyContext.partly(
                    Map.of("aws:PrincipalArn", arn, "aws:PrincipalAccount", caller.account()), Set.of());
            return OwnRights.of(arn, Rights.policies(roles, role), known, needs(asking), AthenaProbes::example);
        }
    }

    private static List<Need> needs(Asking asking) {
        Facts.Caller caller = asking.known(Facts.CALLER);
        Profile.Aws aws = asking.subject().profile().aws();
        return Needs.queries(caller.arn().split(":", 3)[1] + ":athena:" + (aws == null ? "" : aws.region()) + ":"
                + caller.account(), asking.known(WORKGROUP).name(), asking.evidence().value(RESULTS));
    }

    private static String example(String resource) {
        return new Need("s3:GetObject", resource).example();
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
}
