package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.ui.provisioning.TopicForm.Reference;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.work.TestWork;

/// The form with several topics, without a window.
class SeveralTopicsTest {

    @TempDir
    private Path folder;

    private final TestWork work = TestWork.inline();
    private final FakeProvisioner service =
            new FakeProvisioner(FakeProvisioner.profile(false, Profile.Kind.SANDBOX));
    private FormViewModel model;
    private TopicForm form;
    private TopicList topics;
    private ManifestFileViewModel files;

    @BeforeEach
    void open() throws IOException {
        ChoiceSources none = new ChoiceSources(
                progress -> List.of(), progress -> List.of(), progress -> List.of(), progress -> List.of());
        schema("orders", "{\"type\": \"object\"}");
        schema("payments", "{\"type\": \"object\", \"title\": \"Payment\"}");
        model = new FormViewModel(work.work, service, service.profile, new SchemaFiles(folder), none);
        form = model.form();
        topics = model.topics();
        files = new ManifestFileViewModel(work.work, service, model);
        model.open();
    }

    private void schema(String topic, String content) throws IOException {
        Path file = folder.resolve("schemas/json/values/" + topic + "-value.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Manifest manifest() {
        return model.readingProperty().get().manifest();
    }

    private List<String> names() {
        return manifest().topics().stream().map(TopicSpec::name).toList();
    }

    private TopicSpec topic(String name) {
        return manifest().topic(name).orElseThrow();
    }

    @Test
    void eachTopicHasSettingsOfItsOwn() {
        form.name.set("orders");
        form.partitions.set("6");
        topics.add();
        assertThat(form.partitions.get()).as("defaults").isEqualTo("1");
        form.name.set("payments");
        form.managed.set(true);
        form.glue.set(false);
        assertThat(names()).containsExactly("orders", "payments");
        assertThat(topic("orders").partitions()).isEqualTo(6);
        assertThat(topic("orders").table().storage()).isInstanceOf(TopicSpec.Storage.Bucket.class);
        assertThat(topic("payments").table().storage()).isInstanceOf(TopicSpec.Storage.Managed.class);
        assertThat(manifest().glue()).as("shared").isNull();
        assertThat(manifest().providerIntegration()).as("for the one in a bucket").isNotNull();
        topics.show(topics.drafts().getFirst());
        assertThat(form.name.get()).isEqualTo("orders");
        assertThat(form.partitions.get()).isEqualTo("6");
        assertThat(form.glue.get()).isFalse();
        assertThat(model.readingProperty().get().isValid()).isTrue();
    }

    @Test
    void eachTopicFindsItsOwnSchemaFile() {
        form.name.set("orders");
        topics.duplicate();
        assertThat(form.name.get()).isEqualTo("orders-copy");
        assertThat(form.filePath.get()).as("there is none of that name").isEmpty();
        form.name.set("payments");
        assertThat(Objects.requireNonNull(topic("payments").schema()).text()).contains("Payment");
        assertThat(Objects.requireNonNull(topic("orders").schema()).text()).doesNotContain("Payment");
    }

    @Test
    void pastedNamesGetTheSettingsOfTheShownTopicAndTheirOwnSchemas() {
        form.partitions.set("3");
        int added = topics.addAll(TopicDraft.names(" orders\n\npayments, orders;\tunknown\n"));
        assertThat(added).isEqualTo(3);
        assertThat(names()).containsExactly("orders", "payments", "unknown");
        assertThat(manifest().topics()).allMatch(it -> it.partitions() == 3);
        assertThat(Objects.requireNonNull(topic("payments").schema()).text()).contains("Payment");
        assertThat(topics.drafts()).extracting(it -> it.problems.get()).containsExactly(0, 0, 1);
        assertThat(topics.addAll(Set.of("payments"))).isZero();
    }

    @Test
    void aSchemaThatIsWrittenForOneTopicIsNotThatOfPastedOnes() {
        form.name.set("first");
        form.source.set(SchemaSource.TEXT);
        form.schemaText.set("{\"title\": \"First\"}");
        topics.addAll(new LinkedHashSet<>(List.of("orders", "unknown")));
        assertThat(Objects.requireNonNull(topic("orders").schema()).text()).isEqualTo("{\"type\": \"object\"}");
        assertThat(topics.drafts()).extracting(it -> it.problems.get()).containsExactly(0, 0, 1);
        topics.duplicate();
        assertThat(Objects.requireNonNull(topic("first-copy").schema()).text())
                .as("a copy is a copy").contains("First");
    }

    @Test
    void goingOnShowsTheFirstTopicThatIsWrong() {
        topics.addAll(new LinkedHashSet<>(List.of("orders", "payments", "unknown")));
        List<Manifest> submitted = new ArrayList<>();
        model.submit(submitted::add);
        assertThat(submitted).isEmpty();
        assertThat(form.name.get()).isEqualTo("unknown");
        assertThat(model.error(Input.SCHEMA).getValue()).isNotEmpty();
        form.source.set(SchemaSource.REGISTERED);
        model.submit(submitted::add);
        assertThat(submitted).singleElement().satisfies(it -> assertThat(it.topics()).hasSize(3));
    }

    @Test
    void problemsAreToldAtTheirTopicEvenWhereNamesHoldPeriods() {
        topics.addAll(new LinkedHashSet<>(List.of("a", "a.partitions")));
        topics.drafts().forEach(it -> it.form.source.set(SchemaSource.REGISTERED));
        form.source.set(SchemaSource.REGISTERED);
        topics.show(topics.drafts().get(1));
        form.source.set(SchemaSource.REGISTERED);
        form.partitions.set("0");
        assertThat(model.error(Input.PARTITIONS).getValue()).isNotEmpty();
        topics.show(topics.drafts().getFirst());
        assertThat(model.error(Input.PARTITIONS).getValue()).isEmpty();
        assertThat(topics.drafts()).extracting(it -> it.problems.get()).containsExactly(0, 1);
    }

    @Test
    void aNameThatIsThereTwiceIsWrongAtBoth() {
        form.name.set("orders");
        topics.add();
        form.name.set("orders");
        assertThat(model.error(Input.NAME).getValue()).isNotEmpty();
        assertThat(topics.drafts()).allMatch(it -> it.problems.get() == 1);
    }

    @Test
    void removingShowsTheNextAndTheLastIsEmptied() {
        topics.addAll(new LinkedHashSet<>(List.of("orders", "payments", "unknown")));
        topics.show(topics.drafts().get(1));
        topics.remove();
        assertThat(names()).containsExactly("orders", "unknown");
        assertThat(form.name.get()).isEqualTo("unknown");
        topics.remove();
        topics.remove();
        assertThat(topics.drafts()).hasSize(1);
        assertThat(form.name.get()).isEmpty();
        assertThat(model.isBegun()).isFalse();
    }

    @Test
    void fiftyTopicsAreReadOnceEach() {
        topics.addAll(new LinkedHashSet<>(
                IntStream.range(0, 50).mapToObj(it -> "topic-" + it).toList()));
        assertThat(manifest().topics()).hasSize(50);
        assertThat(topics.drafts()).filteredOn(it -> it.problems.get() == 1).as("none has a schema").hasSize(50);
    }

    @Test
    void referencesAreReadAndJudged() {
        form.name.set("orders");
        form.format.set(SchemaFormat.PROTOBUF);
        form.source.set(SchemaSource.TEXT);
        form.schemaText.set(
                "syntax = \"proto3\";\nimport \"money.proto\";\nmessage Order { shop.Money total = 1; }\n");
        form.references.add(new Reference("money.proto", "money", "x"));
        assertThat(model.error(Input.REFERENCES).getValue()).contains("x");
        form.references.getFirst().version.set("2");
        assertThat(model.error(Input.REFERENCES).getValue()).isEmpty();
        assertThat(Objects.requireNonNull(topic("orders").schema()).references())
                .containsExactly(new SchemaReference("money.proto", "money", 2));
        form.references.add(new Reference("money.proto", "other", "1"));
        assertThat(model.error(Input.REFERENCES).getValue()).as("twice").isNotEmpty();
        form.references.getLast().name.set("");
        assertThat(model.error(Input.REFERENCES).getValue()).as("without a name").isNotEmpty();
        form.references.set(1, new Reference("", "", ""));
        assertThat(model.error(Input.REFERENCES).getValue()).as("an empty row").isEmpty();
    }

    private static final String MANIFEST = """
            version: 1
            env: qa
            environment: env-9
            cluster: lkc-7
            owner:
              name: qa-owner
              description: Owns the tables of QA
              grantRoles: true
            keys:
              kafka: { name: "{env}-k", description: "For the tables" }
            providerIntegration: { name: qa-lake, roleArn: "arn:aws:iam::123456789012:role/lake" }
            glue: { name: qa-glue, database: qa_lake }
            topics:
              orders:
                cluster: lkc-8
                partitions: 6
                configs:
                  cleanup.policy: "delete,compact"
                  retention.ms: "604800000"
                  min.insync.replicas: "2"
                schema:
                  format: json
                  text: '{"type": "object", "$ref": "money.json"}'
                  references:
                    - { name: money.json, subject: money, version: 3 }
                compatibility: FULL
                formats: [ICEBERG, DELTA]
                storage: { bucket: "{env}-lake" }
                errorHandling: { mode: LOG, deadLetterTopic: orders_dead }
                snapshotRetention: 2d
                rowRetention: 0
                metadataColumns: PORTABLE
                accept: [upsert]
              payments:
                schema: registered
                errorHandling: SKIP
                rowRetention: 60d
            """;

    @Test
    void openingAndSavingAManifestLosesNothing() throws IOException {
        Path file = folder.resolve("in.yaml");
        Files.writeString(file, MANIFEST);
        files.open(file);
        assertThat(files.problemProperty().get()).isNull();
        assertThat(topics.names()).containsExactly("orders", "payments");
        assertThat(files.noteProperty().get())
                .contains("qa", "env-9", "qa-lake", "qa-glue", "lkc-8", "UPSERT for orders");
        Manifest before = service.read(file);
        Path out = folder.resolve("out.yaml");
        files.save(out);
        assertThat(files.noteProperty().get()).contains("out.yaml");
        assertThat(service.read(out)).isEqualTo(before);
        topics.show(topics.drafts().get(1));
        topics.show(topics.drafts().getFirst());
        files.save(out);
        assertThat(service.read(out)).as("also after every topic was shown").isEqualTo(before);
    }

    @Test
    void whatTheCommandLineTakesComesBackAsItWas() throws IOException {
        for (String example : List.of("examples/topic2.yaml", "examples")) {
            Path source = Path.of(example);
            List<Path> all = new ArrayList<>();
            if (Files.isDirectory(source)) {
                try (var entries = Files.list(source)) {
                    entries.filter(it -> it.toString().endsWith(".yaml")).forEach(all::add);
                }
            } else {
                all.add(source);
            }
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                files.open(file);
                assertThat(manifest()).as(file.toString()).isEqualTo(service.read(file));
            }
        }
    }

    @Test
    void aManifestThatCannotBeUsedLeavesTheFormAsItIs() throws IOException {
        form.name.set("orders");
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, "version: 1\ntopics:\n  x:\n    partitons: 3\n    schema: registered\n");
        files.open(file);
        assertThat(Objects.requireNonNull(files.problemProperty().get()).failure().why())
                .contains("bad.yaml:4:")
                .contains("partitons");
        assertThat(names()).containsExactly("orders");
        files.open(folder.resolve("absent.yaml"));
        assertThat(Objects.requireNonNull(files.problemProperty().get()).failure().why()).contains("no such file");
    }

    @Test
    void whatIsWrongIsNotSaved() {
        Path out = folder.resolve("out.yaml");
        form.name.set("no schema of that name");
        files.save(out);
        assertThat(out).doesNotExist();
        assertThat(model.error(Input.NAME).getValue()).isNotEmpty();
    }

    @Test
    void anotherPaneAsksForATopicThatIsThereOrNot() {
        topics.nameOrAdd("orders");
        assertThat(names()).containsExactly("orders");
        topics.add();
        form.name.set("payments");
        topics.nameOrAdd("orders");
        assertThat(form.name.get()).isEqualTo("orders");
        topics.nameOrAdd("third");
        assertThat(names()).containsExactlyInAnyOrder("orders", "payments", "third");
        assertThat(form.name.get()).isEqualTo("third");
    }
}
