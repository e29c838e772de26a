package tableflow.console.service.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.Finding;
import tableflow.console.domain.doctor.Finding.Outcome;
import tableflow.console.domain.doctor.Layer;

class DoctorTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FakeAws aws = new FakeAws();
    private final Doctor doctor = new Doctor(aws, () -> NOW, Thread.ofVirtual().factory());

    @AfterEach
    void nothingStaysOpen() {
        assertThat(aws.open).isZero();
    }

    private List<Finding> examine(CheckKind wanted) {
        return examine(wanted, "orders");
    }

    private List<Finding> examine(CheckKind wanted, @Nullable String table) {
        List<Finding> findings = new ArrayList<>();
        doctor.examine(wanted, new Subject("eu-central-1", "primary", "s3://own/", "lkc-1", table), findings::add);
        return findings;
    }

    private static List<String> ids(Finding finding) {
        return finding.modes().stream().map(FailureMode::id).toList();
    }

    @Test
    void whereAllIsWellEachRungIsShown() {
        List<Finding> findings = examine(CheckKind.SNAPSHOT);

        assertThat(findings).extracting(Finding::check).containsExactly(CheckKind.IDENTITY, CheckKind.DATABASE,
                CheckKind.TABLE, CheckKind.METADATA, CheckKind.SNAPSHOT);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.OK);
            assertThat(finding.evidence()).isNotEmpty();
            assertThat(finding.evidence().getFirst().at()).isEqualTo(NOW);
        });
        assertThat(findings.getFirst().says()).contains("123456789012");
    }

    @Test
    void resultsGoWhereAnEnforcedWorkgroupSays() {
        assertThat(examine(CheckKind.RESULT_LOCATION).getLast().says()).contains("s3://results/");
        aws.workgroup = FakeAws.workgroup("ENABLED", false, "s3://results/", false);
        assertThat(examine(CheckKind.RESULT_LOCATION).getLast().says()).contains("s3://own/");
        aws.workgroup = FakeAws.workgroup("ENABLED", true, null, true);
        assertThat(examine(CheckKind.RESULT_LOCATION).getLast().says()).contains("keeps results itself");
    }

    @Test
    void aBucketInAnotherRegionIsBroken() {
        aws.bucketRegion = "us-east-1";

        Finding last = examine(CheckKind.RESULT_LOCATION).getLast();

        assertThat(last.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(last.says()).contains("us-east-1").contains("eu-central-1");
        assertThat(ids(last)).containsExactly("A1");
    }

    @Test
    void aDisabledWorkgroupIsBrokenAndWhatBuildsOnItIsNotLookedAt() {
        aws.workgroup = FakeAws.workgroup("DISABLED", true, "s3://results/", false);

        List<Finding> findings = examine(CheckKind.RESULT_LOCATION);

        assertThat(findings).extracting(Finding::outcome)
                .containsExactly(Outcome.OK, Outcome.BROKEN, Outcome.NOT_CHECKED);
        assertThat(ids(findings.get(1))).containsExactly("A3");
        assertThat(aws.calls).noneMatch(call -> call.startsWith("region"));
    }

    @Test
    void anAbsentDatabaseAndAnAbsentTableAreToldApart() {
        aws.hasTable = false;
        assertThat(ids(examine(CheckKind.TABLE).getLast())).containsExactly("G2");
        aws.hasDatabase = false;
        List<Finding> findings = examine(CheckKind.TABLE);
        assertThat(ids(findings.get(1))).containsExactly("G1");
        assertThat(findings.getLast().outcome()).isEqualTo(Outcome.NOT_CHECKED);
    }

    @Test
    void lakeFormationsRefusalIsItsOwnLayer() {
        aws.failing.put("database", RemoteFailure.of(Kind.FORBIDDEN, "read database lkc-1 in Glue",
                        "AccessDeniedException: Insufficient Lake Formation permission(s): Required Describe on lkc-1")
                .withCode("AccessDeniedException").withRequest("r-9", 400));

        Finding refused = examine(CheckKind.DATABASE).getLast();

        assertThat(refused.layer()).isEqualTo(Layer.LAKE_FORMATION);
        assertThat(ids(refused)).startsWith("G4");
        assertThat(refused.evidence().getLast().requestId()).isEqualTo("r-9");
    }

    @Test
    void anEntryThatACrawlerOverwroteIsNoIcebergTable() {
        aws.parameters.put("table_type", "EXTERNAL_TABLE");

        assertThat(ids(examine(CheckKind.TABLE).getLast())).containsExactly("G9");
    }

    @Test
    void metadataThatIsGoneAndMetadataThatIsRefusedAreToldApart() {
        aws.failing.put("read", RemoteFailure.of(Kind.FORBIDDEN, "read it",
                        "AccessDenied: User: u is not authorized to perform: kms:Decrypt on the resource")
                .withCode("AccessDenied"));
        Finding refused = examine(CheckKind.METADATA).getLast();
        assertThat(refused.layer()).isEqualTo(Layer.KMS);
        assertThat(ids(refused)).startsWith("S10");

        aws.failing.clear();
        aws.objects.remove(FakeAws.POINTER);
        Finding gone = examine(CheckKind.METADATA).getLast();
        assertThat(ids(gone)).containsExactly("G12");
        assertThat(gone.evidence().getLast().requestId()).isEqualTo("r-404");
    }

    @Test
    void metadataThatIsDamagedIsBroken() {
        aws.objects.put(FakeAws.POINTER, new byte[] {'{'});

        assertThat(examine(CheckKind.METADATA).getLast().outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aListOfManifestsThatIsGoneIsBroken() {
        aws.objects.remove(FakeAws.LIST);

        Finding last = examine(CheckKind.SNAPSHOT).getLast();

        assertThat(last.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(last.says()).contains(FakeAws.LIST);
    }

    @Test
    void withoutATableNothingIsClaimedAboutIt() {
        List<Finding> findings = examine(CheckKind.METADATA, null);

        assertThat(findings).extracting(Finding::outcome).containsExactly(
                Outcome.OK, Outcome.OK, Outcome.NOT_CHECKED, Outcome.NOT_CHECKED);
        assertThat(findings.get(2).says()).contains("not known");
    }

    @Test
    void aCancelIsNoFinding() {
        aws.failing.put("identity", RemoteFailure.cancelled("ask"));

        assertThatThrownBy(() -> examine(CheckKind.TABLE)).isInstanceOf(RemoteFailure.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "WORKGROUP", "RESULT_LOCATION", "DATABASE", "TABLE", "METADATA", "SNAPSHOT"})
    void whatIsOfferedCanBeLookedAt(CheckKind kind) {
        assertThat(Doctor.offers(kind)).isTrue();
        assertThat(examine(kind).getLast().check()).isEqualTo(kind);
    }
}
