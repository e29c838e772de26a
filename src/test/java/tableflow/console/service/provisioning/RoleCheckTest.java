package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.RoleNeed;

/// Missing roles are named before anything is made, and no others.
class RoleCheckTest {

    private static final String ORG = "crn://confluent.cloud/organization=o";
    private static final String ENV = ORG + "/environment=env-1";
    private static final String CLUSTER = ENV + "/cloud-cluster=lkc-1";

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
        key("u-1");
    }

    private void key(String owner) {
        stand.world.keys.put("PROFILECLOUD", new ApiKeyInfo(
                "PROFILECLOUD", "cloud", "", owner, KeyPurpose.CLOUD, "cloud", null));
    }

    private void role(String account, String role, String crn) {
        String id = stand.world.id("rb-");
        stand.world.roles.put(id, new RoleBinding(id, "User:" + account, role, crn));
    }

    private List<Notice> missing(Manifest manifest) {
        return stand.plan(manifest).notices().stream()
                .filter(it -> it.code().equals("role-missing"))
                .toList();
    }

    private static Manifest manifest() {
        return Stand.manifest(Stand.topic("topic2"));
    }

    @Test
    void namesEveryMissingRoleWithItsStepAndResource() {
        role("u-1", "OrganizationAdmin", ORG);

        List<Notice> missing = missing(manifest());

        assertThat(missing).extracting(Notice::severity).containsOnly(Severity.WARNING);
        assertThat(missing).extracting(Notice::stepId)
                .contains("topic:topic2", "schema:topic2", "tableflow:topic2", "glue:lkc-1");
        assertThat(missing).extracting(Notice::text)
                .anyMatch(it -> it.contains("CloudClusterAdmin on " + CLUSTER + "/kafka=lkc-1/topic=topic2"))
                .anyMatch(it -> it.contains("DeveloperRead on " + ENV + "/schema-registry=lsrc-1/subject=topic2-value"))
                .anyMatch(it -> it.contains("Assigner on " + ENV + "/provider-integration="))
                .allMatch(it -> it.contains("User:sa-1") && it.contains("grantRoles"));
        assertThat(stand.plan(manifest()).isBlocked()).isFalse();
        assertThat(stand.world.calls).isEmpty();
    }

    @Test
    void wideRolesCoverEverything() {
        role("u-1", "OrganizationAdmin", ORG);
        for (List<String> wide : List.of(List.of("EnvironmentAdmin", ENV), List.of("OrganizationAdmin", ORG))) {
            stand.world.roles.values().removeIf(it -> it.principal().equals("User:sa-1"));
            role("sa-1", wide.get(0), wide.get(1));

            assertThat(missing(manifest())).as(wide.toString()).isEmpty();
        }
    }

    @Test
    void leastRolesSuffice() {
        role("u-1", "OrganizationAdmin", ORG);
        role("sa-1", "CloudClusterAdmin", CLUSTER);
        role("sa-1", "ResourceOwner", ENV + "/schema-registry=lsrc-1/subject=topic*");
        role("sa-1", "Assigner", ENV + "/provider-integration=*");

        assertThat(missing(manifest())).isEmpty();
    }

    @Test
    void aTopicsOwnerMayNotPublishTheCluster() {
        role("u-1", "OrganizationAdmin", ORG);
        role("sa-1", "ResourceOwner", CLUSTER + "/kafka=lkc-1/topic=topic2");
        role("sa-1", "ResourceOwner", ENV + "/schema-registry=lsrc-1/subject=topic2-value");
        role("sa-1", "Assigner", ENV + "/provider-integration=*");

        assertThat(missing(manifest())).singleElement()
                .matches(it -> "glue:lkc-1".equals(it.stepId()) && it.text().contains("CloudClusterAdmin"));
    }

    @Test
    void rolesThatTheRunGivesAreNotMissing() {
        role("u-1", "OrganizationAdmin", ORG);

        assertThat(missing(Stand.whole("topic2"))).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsNotChecked() {
        stand.world.trouble(World.failing("roleBindings", 99, false, World.failure(Kind.FORBIDDEN, 403)));

        List<Notice> notices = stand.plan(manifest()).notices();

        assertThat(notices).noneMatch(it -> it.code().equals("role-missing"));
        assertThat(notices).filteredOn(it -> it.code().equals("roles-not-checked")).hasSize(2)
                .allMatch(it -> it.severity() == Severity.INFO && it.text().contains("Not checked"));
    }

    @Test
    void theCloudKeysOwnerNeedsRolesToo() {
        role("sa-1", "EnvironmentAdmin", ENV);
        key("sa-7");

        assertThat(missing(manifest())).extracting(Notice::stepId)
                .containsExactlyInAnyOrder("provider-integration", "kafka-key:lkc-1");
        assertThat(missing(manifest())).extracting(Notice::severity).containsOnly(Severity.WARNING);
        key("u-7");
        assertThat(missing(manifest())).extracting(Notice::severity).containsOnly(Severity.INFO);
        stand.world.keys.clear();
        assertThat(stand.plan(manifest()).notices()).anyMatch(it -> it.text().contains("Whose the Cloud API key is"));
    }

    @Test
    void nothingIsAskedWhenNothingChanges() {
        stand.apply(Stand.whole("topic2"));
        stand.world.trouble(World.failing("apiKey", 99, false, World.failure(Kind.UNEXPECTED, 500)));

        assertThat(stand.plan(Stand.whole("topic2")).notices())
                .noneMatch(it -> it.code().startsWith("role"));
    }

    @Test
    void aPatternCoversWhatIsBelowItAndNotItsNeighbours() {
        assertThat(RoleNeed.covers(ENV, CLUSTER)).isTrue();
        assertThat(RoleNeed.covers(ENV, ENV)).isTrue();
        assertThat(RoleNeed.covers(ENV, ENV + "0/cloud-cluster=x")).isFalse();
        assertThat(RoleNeed.covers(CLUSTER, ENV)).isFalse();
        assertThat(RoleNeed.covers(ENV + "/schema-registry=l/subject=a*", ENV + "/schema-registry=l/subject=ab"))
                .isTrue();
        assertThat(RoleNeed.covers(ENV + "/schema-registry=l/subject=a*", ENV + "/schema-registry=l/subject=b"))
                .isFalse();
    }
}
