package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.sandbox.athena.ScriptedEngine.Answer;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.port.Workgroups;

/// Athena as the console's own adapters see it, on a scripted engine.
class ConsoleAthenaTest {
    @TempDir
    Path folder;

    private AthenaRig rig;
    private SdkConnector connector;
    private tableflow.console.service.port.Athena athena;
    private int tokens;

    @BeforeEach
    void open() throws Exception {
        rig = new AthenaRig(folder, Clock.systemUTC());
        URI here = URI.create(rig.url());
        KeyRef key = new KeyRef("AKIA", null, new Secret("secret"));
        Profile.Aws aws = new Profile.Aws("us-east-1", null, key, null, Map.of("athena", here), null);
        connector = new SdkConnector(
                new Profile("p", Open.of(Profile.Kind.SANDBOX), "dev", false,
                        new Profile.Confluent(here, null, null, key, null), null, null, null, aws),
                it -> new ApiKey(it.id(), new Secret("secret")));
        athena = connector.athena();
    }

    @AfterEach
    void close() {
        athena.close();
        rig.close();
    }

    private static QueryRequest request(String sql) {
        return new QueryRequest(sql, "db", "primary", null, List.of());
    }

    private String start(QueryRequest request) {
        return athena.start(request, "token-token-token-token-token-%06d".formatted(tokens++));
    }

    private QueryExecution ended(String id) throws Exception {
        Eventually.holds("the end of " + id, () -> athena.execution(id).isFinal());
        return athena.execution(id);
    }

    @Test
    void anExecutionTellsWhereAndWhenItRan() throws Exception {
        QueryExecution ended = ended(start(new QueryRequest(
                "SELECT ?", "db", "primary", "s3://own-bucket/here/", List.of("42")).in("AwsDataCatalog")));

        assertThat(ended.state().is(QueryState.SUCCEEDED)).isTrue();
        assertThat(ended.context().workgroup()).isEqualTo("primary");
        assertThat(ended.context().catalog()).isEqualTo("awsdatacatalog");
        assertThat(ended.context().database()).isEqualTo("db");
        assertThat(ended.context().substatement()).isEqualTo("SELECT");
        assertThat(ended.context().parameters()).containsExactly("42");
        assertThat(ended.context().engineVersion()).isEqualTo("Athena engine version 3");
        assertThat(ended.context().submitted()).isNotNull();
        assertThat(ended.context().completed()).isAfterOrEqualTo(ended.context().submitted());
        assertThat(ended.context().managedResult()).isFalse();
        assertThat(ended.statistics().serviceProcessing()).isPresent();
        assertThat(ended.statistics().preProcessing()).isPresent();
        assertThat(ended.resultObject()).startsWith("s3://own-bucket/here/");
    }

    @Test
    void aResultIsUsedAgainWhereItIsAskedFor() throws Exception {
        rig.engine.answer(Answer.rows("[1]").scanning(20_000_000));
        ended(start(request("SELECT 1 FROM t")));

        QueryExecution anew = ended(start(request("SELECT 1 FROM t")));
        assertThat(anew.statistics().reused()).isFalse();
        QueryExecution reused = ended(start(request("SELECT 1 FROM t").reusing(60)));
        assertThat(reused.statistics().reused()).isTrue();
        assertThat(reused.statistics().scannedBytes()).hasValue(0);
    }

    @Test
    void severalAreLookedAtInOneCallAndTheUnknownAreTold() throws Exception {
        List<String> ids = new ArrayList<>(IntStream.range(0, 3)
                .mapToObj(i -> start(request("SELECT " + i))).toList());
        ended(ids.getLast());
        ids.add("nothing");

        var batch = athena.executions(ids);

        assertThat(batch.found()).extracting(QueryExecution::id).containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
        assertThat(batch.unprocessed()).containsOnlyKeys("nothing");
        assertThat(batch.unprocessed().get("nothing")).contains("was not found");
        assertThat(athena.executions(List.of()).found()).isEmpty();
    }

    @Test
    void historyComesNewestFirstPageByPage() {
        List<String> started = IntStream.range(0, 53).mapToObj(i -> start(request("SELECT " + i))).toList();

        var first = athena.recent("primary", Optional.empty());
        assertThat(first.ids()).hasSize(50).startsWith(started.getLast());
        var second = athena.recent("primary", first.next());
        assertThat(second.ids()).containsExactly(started.get(2), started.get(1), started.get(0));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void statisticsHaveTimesRowsAndStages() throws Exception {
        rig.engine.answer(request -> request.sql().startsWith("EXPLAIN")
                ? Answer.table(List.of(new SqlColumn("Query Plan", SqlType.simple("varchar"))), List.of("""
                        ["{\\"0\\":{\\"id\\":\\"6\\",\\"name\\":\\"Output\\",\\"children\\":[{\\"id\\":\\"7\\",\
                        \\"name\\":\\"RemoteSource\\",\\"descriptor\\":{\\"sourceFragmentIds\\":\\"[1]\\"},\
                        \\"children\\":[]}]},\
                        \\"1\\":{\\"id\\":\\"0\\",\\"name\\":\\"TableScan\\",\\"children\\":[]}}"]"""))
                : Answer.rows("[1]", "[22]"));
        String id = ended(start(request("SELECT a FROM t"))).id();

        RuntimeStatistics runtime = athena.statistics(id);

        assertThat(runtime.isComplete()).isTrue();
        assertThat(runtime.times().engine()).hasValue(17);
        assertThat(runtime.rows().orElseThrow().inputRows()).hasValue(7);
        assertThat(runtime.rows().orElseThrow().outputRows()).hasValue(2);
        RuntimeStatistics.Stage output = runtime.output().orElseThrow();
        RuntimeStatistics.PlanNode plan = Objects.requireNonNull(output.plan());
        assertThat(plan.name()).isEqualTo("Output");
        assertThat(plan.children().getFirst().remoteSources()).containsExactly("1");
        assertThat(output.feeding().getFirst().executionMillis()).hasValue(5);
    }

    @Test
    void statisticsOfARunningQueryHaveTheTimelineAlone() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        rig.engine.answer(Answer.rows("[1]").held(gate));
        String id = start(request("SELECT 1"));
        RuntimeStatistics runtime = athena.statistics(id);
        gate.countDown();
        ended(id);

        assertThat(runtime.rows()).isEmpty();
        assertThat(runtime.output()).isEmpty();
        assertThat(runtime.isComplete()).isFalse();
    }

    @Test
    void athenasFinerCodeIsKept() {
        RemoteFailure syntax = catchThrowableOfType(RemoteFailure.class, () -> start(request("SELEC 1")));
        assertThat(syntax.code()).contains("MALFORMED_QUERY");
        assertThat(syntax.kind()).isEqualTo(Kind.INVALID);
        rig.refused.add("athena:StartQueryExecution");
        RemoteFailure denied = catchThrowableOfType(RemoteFailure.class, () -> start(request("SELECT 1")));
        assertThat(denied.code()).contains("AccessDeniedException");
        assertThat(denied.kind()).isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void aWorkgroupTellsItsSettings() {
        rig.client.createWorkGroup(b -> b.name("tight").description("for the night").configuration(c -> c
                .resultConfiguration(r -> r.outputLocation("s3://own-bucket/r/").encryptionConfiguration(e -> e
                        .encryptionOption(EncryptionOption.SSE_KMS).kmsKey("arn:aws:kms:us-east-1:1:key/k")))
                .bytesScannedCutoffPerQuery(10_000_000L).requesterPaysEnabled(true)));
        rig.client.createWorkGroup(b -> b.name("kept").configuration(c -> c
                .managedQueryResultsConfiguration(m -> m.enabled(true))));
        rig.client.updateWorkGroup(b -> b.workGroup("tight").state("DISABLED"));
        try (Workgroups groups = connector.workgroups()) {
            assertThat(groups.workgroups()).extracting(WorkGroup.Summary::name)
                    .containsExactlyInAnyOrder("primary", "tight", "kept");

            WorkGroup tight = groups.workgroup("tight");
            assertThat(tight.summary().state().is(WorkGroup.State.DISABLED)).isTrue();
            assertThat(tight.summary().description()).isEqualTo("for the night");
            assertThat(tight.summary().engineVersion()).isEqualTo("Athena engine version 3");
            assertThat(tight.settings().enforced()).isTrue();
            assertThat(tight.settings().resultLocation()).isEqualTo("s3://own-bucket/r/");
            assertThat(tight.settings().encryption()).isEqualTo("SSE_KMS");
            assertThat(tight.settings().kmsKey()).isEqualTo("arn:aws:kms:us-east-1:1:key/k");
            assertThat(tight.settings().cutoffBytes()).hasValue(10_000_000);
            assertThat(tight.settings().requesterPays()).isTrue();
            assertThat(tight.settings().managedResults()).isFalse();
            assertThat(tight.settings().metrics()).isTrue();

            assertThat(groups.workgroup("kept").settings().managedResults()).isTrue();
            assertThat(groups.workgroup("primary").settings().cutoffBytes()).isEmpty();
            RemoteFailure absent = catchThrowableOfType(RemoteFailure.class, () -> groups.workgroup("none"));
            assertThat(absent.kind()).isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void namedQueriesAreSavedChangedAndDeleted() {
        try (SavedQueries saved = connector.savedQueries()) {
            NamedQuery.Draft draft = new NamedQuery.Draft("newest", "", "db", "SELECT 1", "primary");
            NamedQuery first = saved.create(draft, "n".repeat(40));
            assertThat(saved.create(draft, "n".repeat(40))).as("a repeated call saves nothing more").isEqualTo(first);
            IntStream.range(0, 60).forEach(i -> saved.create(
                    new NamedQuery.Draft("other " + i, "d", "db", "SELECT " + i, "primary"), "t".repeat(40) + i));

            assertThat(saved.named("primary")).hasSize(61).startsWith(first);

            NamedQuery changed = new NamedQuery(first.id(),
                    new NamedQuery.Draft("a name", "now told", "db", "SELECT 2", "primary"));
            saved.update(changed);
            assertThat(saved.named("primary").getFirst()).isEqualTo(changed);
            saved.delete(first.id());
            assertThat(saved.named("primary")).extracting(NamedQuery::id).hasSize(60).doesNotContain(first.id());
        }
    }

    @Test
    void preparedStatementsAreListedAndRead() {
        rig.client.createPreparedStatement(b -> b.workGroup("primary").statementName("since")
                .queryStatement("SELECT ?").description("d"));
        try (SavedQueries saved = connector.savedQueries()) {
            assertThat(saved.prepared("primary")).singleElement()
                    .satisfies(it -> assertThat(it.name()).isEqualTo("since"))
                    .satisfies(it -> assertThat(it.modified()).isNotNull());
            assertThat(saved.prepared("primary", "since").sql()).isEqualTo("SELECT ?");
            IntStream.range(0, 60).forEach(i -> saved.prepare(
                    new PreparedStatement("other" + i, "primary", "SELECT " + i, "", null)));
            assertThat(saved.prepared("primary")).hasSize(61).isSortedAccordingTo(
                    java.util.Comparator.comparing(PreparedStatement::name));
            saved.change(new PreparedStatement("since", "primary", "SELECT ? + 1", "more", null));
            assertThat(saved.prepared("primary", "since")).satisfies(it -> {
                assertThat(it.sql()).isEqualTo("SELECT ? + 1");
                assertThat(it.description()).isEqualTo("more");
            });
            assertThat(catchThrowableOfType(RemoteFailure.class, () -> saved.prepare(
                    new PreparedStatement("since", "primary", "SELECT 1", "", null))).kind()).isEqualTo(Kind.INVALID);
            assertThat(catchThrowableOfType(RemoteFailure.class, () -> saved.prepare(
                    new PreparedStatement("wrong", "primary", "SELEC 1", "", null))).why()).contains("SELEC");
            saved.deallocate("primary", "since");
            for (Runnable late : List.<Runnable>of(() -> saved.prepared("primary", "since"),
                    () -> saved.deallocate("primary", "since"),
                    () -> saved.change(new PreparedStatement("since", "primary", "SELECT 1", "", null)))) {
                RemoteFailure absent = catchThrowableOfType(RemoteFailure.class, late::run);
                assertThat(absent.kind()).isEqualTo(Kind.NOT_FOUND);
                assertThat(absent.why()).contains("was not found");
            }
            rig.refused.add("athena:ListPreparedStatements");
            assertThat(catchThrowableOfType(RemoteFailure.class, () -> saved.prepared("primary")).kind())
                    .isEqualTo(Kind.FORBIDDEN);
        }
    }
}
