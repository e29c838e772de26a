package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.athena.model.EncryptionOption;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;

/// Workgroups and what they say about queries.
class WorkGroupsTest {
    @TempDir
    Path folder;

    private AthenaRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new AthenaRig(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private WorkGroup get(String name) {
        return rig.client.getWorkGroup(b -> b.workGroup(name)).workGroup();
    }

    @Test
    void primaryIsThereWithAPlaceForResults() {
        WorkGroup primary = get("primary");
        assertThat(primary.state()).isEqualTo(WorkGroupState.ENABLED);
        assertThat(primary.creationTime()).isNotNull();
        assertThat(primary.description()).isNull();
        assertThat(primary.configuration().resultConfiguration().outputLocation()).isEqualTo(AthenaRig.OUTPUT);
        assertThat(primary.configuration().enforceWorkGroupConfiguration()).isFalse();
        assertThat(primary.configuration().engineVersion().selectedEngineVersion()).isEqualTo("AUTO");
        assertThatThrownBy(() -> rig.client.deleteWorkGroup(b -> b.workGroup("primary")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void oneIsCreatedListedChangedAndDeleted() {
        rig.client.createWorkGroup(b -> b.name("etl").description("nightly")
                .tags(Tag.builder().key("team").value("data").build())
                .configuration(c -> c.bytesScannedCutoffPerQuery(20_000_000L).requesterPaysEnabled(true)
                        .resultConfiguration(r -> r.outputLocation("s3://own-bucket/etl/")
                                .encryptionConfiguration(e -> e.encryptionOption(EncryptionOption.SSE_S3)))));

        assertThat(get("etl").description()).isEqualTo("nightly");
        assertThat(get("etl").configuration().enforceWorkGroupConfiguration()).isTrue();
        assertThat(get("etl").configuration().requesterPaysEnabled()).isTrue();
        assertThat(rig.client.listWorkGroups(b -> b.maxResults(1)).workGroups()).extracting(WorkGroupSummary::name)
                .containsExactly("etl");
        assertThat(rig.client.listWorkGroupsPaginator(b -> b.maxResults(1)).stream()
                .flatMap(page -> page.workGroups().stream()).map(WorkGroupSummary::name))
                .containsExactly("etl", "primary");
        String arn = "arn:aws:athena:us-east-1:123456789012:workgroup/etl";
        assertThat(rig.client.listTagsForResource(b -> b.resourceARN(arn)).tags())
                .containsExactly(Tag.builder().key("team").value("data").build());

        rig.client.updateWorkGroup(b -> b.workGroup("etl").state(WorkGroupState.DISABLED).description("weekly")
                .configurationUpdates(c -> c.removeBytesScannedCutoffPerQuery(true)
                        .resultConfigurationUpdates(r -> r.removeEncryptionConfiguration(true))));

        assertThat(get("etl").state()).isEqualTo(WorkGroupState.DISABLED);
        assertThat(get("etl").description()).isEqualTo("weekly");
        assertThat(get("etl").configuration().bytesScannedCutoffPerQuery()).isNull();
        assertThat(get("etl").configuration().resultConfiguration().encryptionConfiguration()).isNull();
        assertThat(get("etl").configuration().resultConfiguration().outputLocation())
                .isEqualTo("s3://own-bucket/etl/");
        rig.client.deleteWorkGroup(b -> b.workGroup("etl"));
        assertThatThrownBy(() -> get("etl")).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("WorkGroup is not found.");
            assertThat(e.athenaErrorCode()).isEqualTo("INVALID_INPUT");
        });
    }

    @Test
    void aDisabledOneStartsNothing() {
        rig.client.updateWorkGroup(b -> b.workGroup("primary").state(WorkGroupState.DISABLED));
        assertThatThrownBy(() -> rig.start("SELECT 1")).hasMessageContaining("WorkGroup primary is disabled.");
    }

    @Test
    void theClientsLocationCountsUnlessTheWorkgroupEnforcesItsOwn() throws Exception {
        String id = rig.client.startQueryExecution(b -> b.queryString("SELECT 1")
                .resultConfiguration(r -> r.outputLocation("s3://own-bucket/mine"))).queryExecutionId();
        assertThat(rig.done(id).resultConfiguration().outputLocation())
                .isEqualTo("s3://own-bucket/mine/" + id + ".csv");

        rig.client.updateWorkGroup(b -> b.workGroup("primary")
                .configurationUpdates(c -> c.enforceWorkGroupConfiguration(true)));
        String other = rig.client.startQueryExecution(b -> b.queryString("SELECT 1")
                .resultConfiguration(r -> r.outputLocation("s3://own-bucket/mine"))).queryExecutionId();
        assertThat(rig.done(other).resultConfiguration().outputLocation())
                .isEqualTo(AthenaRig.OUTPUT + other + ".csv");
    }

    @Test
    void withoutAnyLocationNothingStarts() {
        rig.client.createWorkGroup(b -> b.name("bare"));
        assertThatThrownBy(() -> rig.client.startQueryExecution(b -> b.queryString("SELECT 1").workGroup("bare")))
                .hasMessageContaining("No output location provided. An output location is required either through "
                        + "the Workgroup result configuration setting or as an API input.");
        assertThatThrownBy(() -> rig.client.startQueryExecution(b -> b.queryString("SELECT 1").workGroup("gone")))
                .hasMessageContaining("WorkGroup is not found.");
        assertThatThrownBy(() -> rig.client.startQueryExecution(b -> b.queryString("SELEC 1")
                .resultConfiguration(r -> r.outputLocation("not-a-path"))))
                .hasMessageContaining("outputLocation is not a valid S3 path.");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> rig.client.createWorkGroup(b -> b.name("etl")
                .configuration(c -> c.bytesScannedCutoffPerQuery(9_999_999L))))
                .hasMessageContaining("greater than or equal to 10000000");
        assertThatThrownBy(() -> rig.client.createWorkGroup(b -> b.name("primary")))
                .hasMessageContaining("WorkGroup is already created");
        assertThatThrownBy(() -> rig.client.createWorkGroup(b -> b.name("etl").configuration(c -> c
                .managedQueryResultsConfiguration(m -> m.enabled(true))
                .resultConfiguration(r -> r.outputLocation("s3://own-bucket/")))))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rig.client.createWorkGroup(b -> b.name("etl")
                .configuration(c -> c.engineVersion(v -> v.selectedEngineVersion("Athena engine version 1")))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "a/b", "ü"})
    void aNameHasToFit(String name) {
        assertThatThrownBy(() -> rig.client.createWorkGroup(b -> b.name(name)))
                .hasMessageContaining("Value at 'name' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern");
    }

    @Test
    void oneInUseIsDeletedOnlyWithAllThatIsInIt() throws Exception {
        rig.client.createWorkGroup(b -> b.name("etl").configuration(
                c -> c.resultConfiguration(r -> r.outputLocation(AthenaRig.OUTPUT))));
        rig.client.createPreparedStatement(b -> b.workGroup("etl").statementName("p").queryStatement("SELECT ?"));
        assertThatThrownBy(() -> rig.client.deleteWorkGroup(b -> b.workGroup("etl")))
                .hasMessageContaining("is not empty");
        rig.client.deleteWorkGroup(b -> b.workGroup("etl").recursiveDeleteOption(true));
        rig.client.createWorkGroup(b -> b.name("etl"));
        assertThat(rig.client.listPreparedStatements(b -> b.workGroup("etl")).preparedStatements()).isEmpty();
    }
}
