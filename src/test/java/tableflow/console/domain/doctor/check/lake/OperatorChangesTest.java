package tableflow.console.domain.doctor.check.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.OwnRights;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.Reading;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// The statements and grants that findings about the operator tell, put into effect: with them everything needed is
/// allowed, and nothing else.
class OperatorChangesTest {
    private static final String ROLE = "arn:aws:iam::111111111111:role/ops";
    private static final String SESSION = "arn:aws:sts::111111111111:assumed-role/ops/ann";
    private static final String GLUE = "arn:aws:glue:eu-central-1:111111111111:";
    private static final S3Uri RESULTS = new S3Uri("results", "team/");
    private static final List<Need> QUERIES =
            Needs.queries("aws:athena:eu-central-1:111111111111", "primary", Optional.of(RESULTS));

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private static Evidence made() {
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(URI.create("https://api.example"), null, null,
                        new KeyRef("K", null, new Secret("s")), null),
                null, null, null, new Profile.Aws("eu-central-1", null, null, null, Map.of(), null));
        return Evidence.NONE.with(Facts.SUBJECT, Subject.of(profile, "orders"))
                .with(Facts.CALLER, new Facts.Caller("111111111111", SESSION))
                .with(Facts.DATABASE, "lkc-1")
                .with(LakeFacts.RESULTS, RESULTS);
    }

    private static Verdict judge(List<Check> checks, String id, Evidence evidence) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow().judge(evidence);
    }

    private static PolicyDocument identity(List<PolicyChange> changes) {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (PolicyChange change : changes) {
            assertThat(change.where()).isEqualTo(Where.IDENTITY_POLICY);
            assertThat(change.holder()).as("the role, not its session").isEqualTo(ROLE);
            statements.add(statement(change.json()));
        }
        return PolicyDocument.of(PolicyKind.IDENTITY, statements);
    }

    private static Map<String, Object> statement(String json) {
        try {
            return PolicyDocument.read(Map.of("Statement", Reading.tree(json)), PolicyKind.IDENTITY).statements()
                    .getFirst();
        } catch (MalformedPolicy e) {
            throw new AssertionError(json, e);
        }
    }

    /// Which of `needs` the document allows.
    private static Set<Need> allowed(PolicyDocument document, List<Need> needs) {
        OwnRights rights = OwnRights.of(ROLE, List.of(new Policies.Source("all", document.policy())),
                PolicyContext.partly(Map.of("aws:PrincipalArn", ROLE), Set.of()), needs,
                resource -> new Need("x", resource).example());
        Set<Need> allowed = new HashSet<>();
        rights.decided().stream().filter(Simulated::allowed)
                .forEach(one -> allowed.add(new Need(one.action(), one.resource())));
        return allowed;
    }

    /// What none of the changes may allow.
    private static List<Need> others() {
        return List.of(new Need("s3:DeleteObject", "arn:aws:s3:::results/team/*"),
                new Need("s3:PutObject", "arn:aws:s3:::results/other/*"),
                new Need("s3:GetObject", "arn:aws:s3:::elsewhere/team/*"),
                new Need("athena:StartQueryExecution",
                        "arn:aws:athena:eu-central-1:111111111111:workgroup/other"),
                new Need("athena:DeleteWorkGroup", "arn:aws:athena:eu-central-1:111111111111:workgroup/primary"),
                new Need("glue:DeleteTable", GLUE + "table/lkc-1/orders"),
                new Need("glue:GetTable", GLUE + "table/lkc-2/orders"),
                new Need("glue:GetTable", GLUE + "table/lkc-1/other"));
    }

    @Test
    void aQueryHasWhatItLackedAndNothingMore() {
        for (int round = 0; round < 200; round++) {
            Set<Need> lacking = new HashSet<>(QUERIES.stream().filter(need -> random.nextInt(3) == 0).toList());
            lacking.remove(new Need(Needs.LAKE_DATA, "*"));
            List<Simulated> told = QUERIES.stream().map(need -> new Simulated(need.action(), need.resource(),
                    Open.of(Simulated.Decision.class, lacking.contains(need) ? "implicitDeny" : "allowed"),
                    List.of(), List.of(), null, null)).toList();
            Verdict verdict = judge(AthenaChecks.ALL, "query-rights", made().with(LakeFacts.QUERY_RIGHTS, told)
                    .with(LakeFacts.OWN_QUERY_RIGHTS, new Answer.NotAsked<>("the simulator tells")));
            if (lacking.isEmpty()) {
                assertThat(verdict.outcome()).isEqualTo(Outcome.HEALTHY);
                continue;
            }
            PolicyDocument added = identity(verdict.findings().stream()
                    .flatMap(finding -> finding.remedy().policies().stream()).toList());

            assertThat(allowed(added, QUERIES)).as("seed %d: %s", seed, added.text()).isEqualTo(lacking);
            assertThat(allowed(added, others())).as("seed %d: %s", seed, added.text()).isEmpty();
        }
    }

    @Test
    void noStatementIsToldWhereAPolicyDenies() {
        List<Simulated> told = List.of(new Simulated("athena:StartQueryExecution", "arn:x",
                Open.of(Simulated.Decision.class, "explicitDeny"), List.of("guard"), List.of(), null, null));

        Finding finding = judge(AthenaChecks.ALL, "query-rights", made().with(LakeFacts.QUERY_RIGHTS, told))
                .findings().getFirst();

        assertThat(finding.remedy().policies()).isEmpty();
    }

    private static <T> Answer<T> denied(String action, String resource, String why) {
        return new Answer.Refused<>(Source.GLUE, RemoteFailure.of(Kind.FORBIDDEN, "ask", "User: " + SESSION
                + " is not authorized to perform: " + action + " on resource: " + resource + why)
                .withCode("AccessDeniedException"), List.of());
    }

    private static String unallowed(String action) {
        return " because no identity-based policy allows the " + action + " action";
    }

    /// Glue looks at catalog, database and table, and names the first that is missing.
    @Test
    void whateverLevelGlueNamesAllThreeAreAllowed() {
        List<Need> needed = List.of(new Need("glue:GetTable", GLUE + "catalog"),
                new Need("glue:GetTable", GLUE + "database/lkc-1"),
                new Need("glue:GetTable", GLUE + "table/lkc-1/orders"));
        for (Need named : needed) {
            Verdict verdict = judge(GlueChecks.ALL, "glue-table", made().with(LakeFacts.TABLE_ENTRY,
                    denied("glue:GetTable", named.resource(), unallowed("glue:GetTable"))));

            assertThat(verdict.findings().getFirst().id()).isEqualTo("G3");
            PolicyDocument added = identity(verdict.findings().getFirst().remedy().policies());
            assertThat(allowed(added, needed)).as(added.text()).containsExactlyInAnyOrderElementsOf(needed);
            assertThat(allowed(added, others())).as(added.text()).isEmpty();
        }
    }

    @Test
    void aDenyOfGlueIsEndedByNoStatement() {
        Verdict verdict = judge(GlueChecks.ALL, "glue-table", made().with(LakeFacts.TABLE_ENTRY, denied(
                "glue:GetTable", GLUE + "catalog", " with an explicit deny in an identity-based policy")));

        assertThat(verdict.findings().getFirst().remedy().policies()).isEmpty();
    }

    @Test
    void theWorkgroupThatMayNotBeReadIsToldWithItsStatement() {
        String group = "arn:aws:athena:eu-central-1:111111111111:workgroup/primary";
        Verdict verdict = judge(AthenaChecks.ALL, "workgroup", made().with(LakeFacts.WORKGROUP,
                new Answer.Refused<>(Source.ATHENA, RemoteFailure.of(Kind.FORBIDDEN, "read", "You are not authorized. "
                        + "User: " + SESSION + " is not authorized to perform: athena:GetWorkGroup on resource: "
                        + group + unallowed("athena:GetWorkGroup")).withCode("AccessDeniedException"), List.of())));

        assertThat(verdict.findings().getFirst().id()).isEqualTo("A4");
        assertThat(allowed(identity(verdict.findings().getFirst().remedy().policies()), QUERIES))
                .containsExactly(new Need("athena:GetWorkGroup", group));
    }

    private static Evidence governed(List<LakeGrant> grants, boolean lakeData) {
        CatalogTable table = new CatalogTable("lkc-1", "orders", "1", Map.of(), null, List.of(), null, true, null);
        return made().with(Facts.TABLE, table).with(LakeFacts.GRANTS, grants)
                .with(LakeFacts.QUERY_RIGHTS, List.of(new Simulated(Needs.LAKE_DATA, "*",
                        Open.of(Simulated.Decision.class, lakeData ? "allowed" : "implicitDeny"), List.of(),
                        List.of(), null, null)));
    }

    private static List<LakeGrant> mine() {
        return List.of(new LakeGrant(ROLE, "lkc-1", "orders", List.of("SELECT", "DESCRIBE")));
    }

    @Test
    void whoHasNoGrantIsToldOfTheGrantToTheRole() throws MalformedPolicy {
        Finding finding = judge(GlueChecks.ALL, "lake-formation", governed(List.of(), true)).findings().getFirst();

        assertThat(finding.id()).isEqualTo("G6");
        PolicyChange grant = finding.remedy().policies().getFirst();
        assertThat(finding.remedy().policies()).hasSize(1);
        assertThat(grant.where()).isEqualTo(Where.LAKE_FORMATION_GRANT);
        assertThat(Reading.tree(grant.json())).isEqualTo(Map.of(
                "Principal", Map.of("DataLakePrincipalIdentifier", ROLE),
                "Resource", Map.of("Table", Map.of("DatabaseName", "lkc-1", "Name", "orders")),
                "Permissions", List.of("SELECT", "DESCRIBE")));
    }

    @Test
    void aGrantIsWorthNothingWithoutTheRightToUseIt() {
        Finding finding = judge(GlueChecks.ALL, "lake-formation", governed(mine(), false)).findings().getFirst();

        assertThat(finding.id()).isEqualTo("G4");
        assertThat(allowed(identity(finding.remedy().policies()), List.of(new Need(Needs.LAKE_DATA, "*"))))
                .hasSize(1);
        assertThat(judge(GlueChecks.ALL, "lake-formation", governed(List.of(), false)).findings().getFirst()
                .remedy().policies()).extracting(PolicyChange::where)
                .containsExactly(Where.LAKE_FORMATION_GRANT, Where.IDENTITY_POLICY);
    }

    @Test
    void whoHasGrantAndRightIsOnlyToldThatGrantsDecide() {
        assertThat(judge(GlueChecks.ALL, "lake-formation", governed(mine(), true)).outcome())
                .isEqualTo(Outcome.WARNING);
    }

    /// Nobody is told to paste a placeholder.
    @Test
    void withoutKnowingWhoAsksThereIsNoGrantToTell() {
        Evidence unknown = governed(List.of(), true).with(Facts.CALLER, new Answer.NotAsked<>("No AWS part."));

        assertThat(judge(GlueChecks.ALL, "lake-formation", unknown).findings().getFirst().remedy().policies())
                .isEmpty();
    }
}
