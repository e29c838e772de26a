package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.work.TestWork;

/// The form without a window: what it says, and what it says is wrong.
class FormViewModelTest {

    private static final String ARN = "arn:aws:iam::123456789012:role/lake";

    @TempDir
    Path folder;

    private final TestWork work = TestWork.inline();
    private final List<ProviderIntegration> integrations = new ArrayList<>();
    private boolean accountsFail;
    private FormViewModel model;
    private TopicForm form;

    @BeforeEach
    void open() throws IOException {
        Path schema = folder.resolve("schemas/json/values/topic2-value.json");
        Files.createDirectories(schema.getParent());
        Files.writeString(schema, "{\"type\": \"object\"}");
        make(Profile.Kind.CLOUD);
    }

    private void make(Profile.Kind kind) {
        Profile profile = FakeProvisioner.profile(false, kind);
        ChoiceSources sources = new ChoiceSources(
                progress -> List.of(),
                progress -> {
                    if (accountsFail) {
                        throw RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read the service accounts", "no role");
                    }
                    return List.of(new ServiceAccount("sa-1", "tableflow-operator", ""));
                },
                progress -> List.copyOf(integrations),
                progress -> List.of());
        model = new FormViewModel(
                work.work, new FakeProvisioner(profile), profile, new SchemaFiles(folder), sources);
        form = model.form();
        model.open();
    }

    private String error(Input input) {
        return model.error(input).getValue();
    }

    private Manifest manifest() {
        return model.readingProperty().get().manifest();
    }

    private TopicSpec topic() {
        return manifest().topics().getFirst();
    }

    private boolean submits() {
        boolean[] told = {false};
        model.submit(manifest -> told[0] = true);
        return told[0];
    }

    @Test
    void aNameIsEnoughWhereTheRoleIsKnown() {
        make(Profile.Kind.SANDBOX);
        form.name.set("topic2");
        assertThat(submits()).isTrue();
        assertThat(topic().name()).isEqualTo("topic2");
        assertThat(topic().partitions()).isEqualTo(1);
        assertThat(topic().configs()).isEmpty();
        assertThat(topic().schema()).isNotNull().satisfies(it -> {
            assertThat(it.format()).isEqualTo(SchemaFormat.JSON);
            assertThat(it.text()).isEqualTo("{\"type\": \"object\"}");
            assertThat(it.source()).isEqualTo("schemas/json/values/topic2-value.json");
        });
        assertThat(topic().table()).isEqualTo(TopicSpec.Table.DEFAULT);
        assertThat(manifest().glue()).isNotNull();
        assertThat(manifest().owner()).isEqualTo(Manifest.Owner.existing("sa-1"));
        assertThat(manifest().providerIntegration()).isNotNull();
    }

    @Test
    void whatIsMissingIsToldOnlyWhenTheUserWantsToGoOn() {
        assertThat(error(Input.NAME)).isEmpty();
        assertThat(error(Input.ROLE)).isEmpty();
        assertThat(submits()).isFalse();
        assertThat(error(Input.NAME)).isEqualTo("The topic needs a name.");
        assertThat(error(Input.ROLE)).isEqualTo("A table in your own bucket needs a role.");
    }

    @Test
    void aWrongNameIsToldWhileItIsTyped() {
        form.name.set("no spaces");
        assertThat(error(Input.NAME)).startsWith("Character 3");
        form.name.set("x".repeat(250));
        assertThat(error(Input.NAME)).contains("249");
        form.name.set("x".repeat(249));
        assertThat(error(Input.NAME)).isEmpty();
    }

    @Test
    void combinationsThatTableflowDoesNotHaveAreToldAtBothInputs() {
        form.managed.set(true);
        assertThat(error(Input.STORAGE)).contains("cannot be published to Glue");
        assertThat(error(Input.GLUE)).contains("Confluent's storage");
        form.glue.set(false);
        assertThat(error(Input.STORAGE)).isEmpty();
        form.managed.set(false);
        form.glue.set(true);
        form.iceberg.set(false);
        form.delta.set(true);
        assertThat(error(Input.FORMATS)).contains("Iceberg");
        assertThat(error(Input.GLUE)).contains("Delta");
        form.delta.set(false);
        assertThat(error(Input.FORMATS)).isEqualTo("Choose at least one format.");
    }

    @Test
    void numbersAndTimesAreJudgedAsTheyAreTyped() {
        form.partitions.set("three");
        assertThat(error(Input.PARTITIONS)).contains("whole number");
        form.partitions.set("0");
        assertThat(error(Input.PARTITIONS)).contains("out of range");
        form.snapshotRetention.set("23 h");
        assertThat(error(Input.SNAPSHOTS)).contains("at least 1 day");
        form.snapshotRetention.set("1 d");
        assertThat(error(Input.SNAPSHOTS)).isEmpty();
        form.rowRetention.set("29 days");
        assertThat(error(Input.ROWS)).contains("30 days");
        form.rowRetention.set("off");
        assertThat(error(Input.ROWS)).isEmpty();
        assertThat(topic().table().settings().rowRetentionMillis()).isZero();
        form.rowRetention.set("unlimited");
        assertThat(error(Input.ROWS)).isNotEmpty();
        form.retention.set("soon");
        assertThat(error(Input.RETENTION)).contains("length of time");
        form.retention.set("unlimited");
        assertThat(error(Input.RETENTION)).isEmpty();
        assertThat(topic().configs()).containsEntry("retention.ms", "-1");
    }

    @Test
    void everyInputReachesTheManifest() {
        form.name.set("topic2");
        form.cluster.set("lkc-9");
        form.partitions.set("6");
        form.cleanup.set(TopicForm.Cleanup.COMPACT_DELETE);
        form.retention.set("7 d");
        form.configs.add(new TopicForm.Config("segment.bytes", "1048576"));
        form.compatibility.set(CompatibilityLevel.FULL);
        form.delta.set(true);
        form.bucket.set("lake-bucket");
        form.errors.set(ErrorHandling.Mode.LOG);
        form.deadLetters.set("topic2_errors");
        form.snapshotRetention.set("5 d");
        form.rowRetention.set("365 d");
        form.columnNaming.set(MetadataColumnNaming.PORTABLE);
        form.glueDatabase.set("lake");
        form.roleArn.set(ARN);
        form.integrationName.set("lake-integration");
        form.newAccount.set(true);
        form.accountName.set("writer");
        form.kafkaKeyName.set("my-key");
        assertThat(submits()).isTrue();
        assertThat(manifest().clusterId()).isEqualTo("lkc-9");
        assertThat(manifest().owner()).isEqualTo(new Manifest.Owner(null, "writer", null, false));
        assertThat(manifest().keys().kafka().name()).isEqualTo("my-key");
        assertThat(manifest().providerIntegration()).isEqualTo(new Manifest.Integration("lake-integration", ARN));
        assertThat(manifest().glue()).isEqualTo(new Manifest.Glue(null, "lake"));
        assertThat(topic().partitions()).isEqualTo(6);
        assertThat(topic().configs()).containsExactlyInAnyOrderEntriesOf(java.util.Map.of(
                "cleanup.policy", "compact,delete", "retention.ms", "604800000", "segment.bytes", "1048576"));
        assertThat(topic().compatibility()).isEqualTo(CompatibilityLevel.FULL);
        assertThat(topic().table().formats()).isEqualTo(Set.of(TableFormat.ICEBERG, TableFormat.DELTA));
        assertThat(topic().table().storage()).isEqualTo(new TopicSpec.Storage.Bucket("lake-bucket"));
        assertThat(topic().table().settings().errorHandling()).isEqualTo(ErrorHandling.log("topic2_errors"));
        assertThat(topic().table().settings().snapshotRetentionMillis()).isEqualTo(Duration.ofDays(5).toMillis());
        assertThat(topic().table().settings().rowRetentionMillis()).isEqualTo(Duration.ofDays(365).toMillis());
        assertThat(topic().table().settings().metadataColumnNaming()).isEqualTo(MetadataColumnNaming.PORTABLE);
    }

    @Test
    void aDeadLetterTopicHasNoPeriod() {
        form.errors.set(ErrorHandling.Mode.LOG);
        form.deadLetters.set("topic2.errors");
        assertThat(error(Input.DEAD_LETTERS)).contains("period");
        form.errors.set(ErrorHandling.Mode.SKIP);
        assertThat(error(Input.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void settingsAreNamedOnceAndNotTwice() {
        form.configs.add(new TopicForm.Config("cleanup.policy", "compact"));
        assertThat(error(Input.CONFIGS)).contains("field of its own");
        form.configs.getFirst().name.set("segment.ms");
        form.configs.add(new TopicForm.Config("segment.ms", "1"));
        assertThat(error(Input.CONFIGS)).contains("twice");
        form.configs.getLast().name.set("");
        assertThat(error(Input.CONFIGS)).contains("no name");
        form.configs.removeLast();
        assertThat(error(Input.CONFIGS)).isEmpty();
    }

    @Test
    void aSchemaThatDoesNotParseIsToldWithLineAndColumn() {
        form.name.set("topic2");
        form.roleArn.set(ARN);
        model.editHere();
        assertThat(form.source.get()).isEqualTo(SchemaSource.TEXT);
        form.schemaText.set("{\n  \"type\": oops\n}");
        assertThat(error(Input.SCHEMA)).startsWith("Line 2, column 1").contains("oops");
        assertThat(submits()).isFalse();
        form.schemaText.set("{\"type\": \"object\"}");
        assertThat(error(Input.SCHEMA)).isEmpty();
        assertThat(submits()).isTrue();
    }

    @Test
    void aMissingSchemaFileSaysWhereItWasLookedFor() {
        form.roleArn.set(ARN);
        form.name.set("orders");
        assertThat(error(Input.SCHEMA)).contains("schemas/json/values/orders-value.json");
        form.format.set(SchemaFormat.AVRO);
        assertThat(error(Input.SCHEMA)).contains("schemas/avro/values/orders-value.avsc");
        assertThat(submits()).isFalse();
        form.source.set(SchemaSource.REGISTERED);
        assertThat(submits()).isTrue();
        assertThat(topic().schema()).isNull();
    }

    @Test
    void aChosenFileStaysWhenTheNameChanges() throws IOException {
        Path avro = Files.writeString(folder.resolve("mine.avsc"), "\"string\"");
        model.chooseFile(avro);
        form.name.set("topic2");
        assertThat(form.filePath.get()).isEqualTo("mine.avsc");
        assertThat(form.format.get()).isEqualTo(SchemaFormat.AVRO);
        assertThat(error(Input.SCHEMA)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsTold() throws IOException {
        Path binary = folder.resolve("image.json");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        model.chooseFile(binary);
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.problemProperty().get().failure().why()).contains("UTF-8");
        assertThat(work.unhandled).isEmpty();
    }

    @Test
    void anExistingIntegrationIsOffered() {
        integrations.add(integration("lake"));
        make(Profile.Kind.CLOUD);
        assertThat(form.roleArn.get()).isEqualTo(ARN);
        assertThat(model.existingIntegration()).isPresent();
        form.roleArn.set("arn:aws:iam::123456789012:role/other");
        model.open();
        assertThat(form.roleArn.get()).isEqualTo("arn:aws:iam::123456789012:role/other");
        assertThat(model.existingIntegration()).isEmpty();
    }

    @Test
    void amongSeveralIntegrationsTheUsualOneIsOfferedElseTheMostUsed() {
        integrations.addAll(List.of(integration("legacy", "crn://a"), integration("lake", "crn://b", "crn://c")));
        make(Profile.Kind.CLOUD);
        assertThat(form.roleArn.get()).endsWith("role/lake");
        integrations.add(integration("dev-tableflow"));
        make(Profile.Kind.CLOUD);
        assertThat(form.roleArn.get()).endsWith("role/dev-tableflow");
    }

    private static ProviderIntegration integration(String name, String... usages) {
        return new ProviderIntegration(
                "cspi-" + name, name, "env-1", ARN.replace("lake", name), null, null, List.of(usages));
    }

    @Test
    void oneListThatCannotBeReadHidesNoOther() {
        accountsFail = true;
        integrations.add(integration("lake"));
        make(Profile.Kind.CLOUD);
        assertThat(model.choices().accounts.failureProperty().get()).isNotNull();
        assertThat(model.choices().integrations.items()).hasSize(1);
        accountsFail = false;
        model.choices().accounts.load();
        assertThat(model.choices().accounts.failureProperty().get()).isNull();
        assertThat(model.choices().accounts.items()).hasSize(1);
        assertThat(work.unhandled).isEmpty();
    }

    @Test
    void goingOnWaitsForTheSchemaToBeParsed() {
        TestWork queued = TestWork.queued();
        Profile profile = FakeProvisioner.profile(false, Profile.Kind.SANDBOX);
        FormViewModel slow = new FormViewModel(
                queued.work, new FakeProvisioner(profile), profile, new SchemaFiles(folder),
                new ChoiceSources(p -> List.of(), p -> List.of(), p -> List.of(), p -> List.of()));
        slow.open();
        slow.form().name.set("topic2");
        List<Manifest> told = new ArrayList<>();
        slow.submit(told::add);
        assertThat(told).isEmpty();
        while (queued.waiting() > 0) {
            queued.runNext();
        }
        assertThat(told).hasSize(1);
    }
}
