package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;

/// Manifests as people write them, right and wrong.
class ManifestReaderTest {

    private static final String HEAD = "version: 1\nproviderIntegration: {roleArn: '" + Stand.ROLE + "'}\n";

    @TempDir
    private Path folder;

    private Manifest read(String text) throws IOException {
        Files.createDirectories(folder.resolve("schemas/json/values"));
        Files.writeString(folder.resolve("schemas/json/values/topic2-value.json"), "{\"type\":\"object\"}");
        Path file = folder.resolve("m.yaml");
        Files.writeString(file, text);
        return ManifestReader.read(file);
    }

    /// The problems without the folder, each as one line.
    private List<String> problems(String text) {
        BadInput invalid = catchThrowableOfType(BadInput.class, () -> read(text));
        assertThat(invalid).as(text).isNotNull();
        return invalid.problems().stream()
                .map(Problem::toString)
                .map(it -> it.replace(folder + "/", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic2.yaml", "many-topics.yaml", "managed-storage.yaml"})
    void theExamplesAreReadAndFitTheirSchema(String name) throws IOException {
        Path file = Path.of("examples", name);

        assertThat(ManifestReader.read(file).topics()).isNotEmpty();
        assertThat(schemaErrors(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    private static List<?> schemaErrors(String document, InputFormat format) throws IOException {
        String json = format == InputFormat.YAML ? YamlJson.of(document) : document;
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("schemas/console/manifest.schema.json")))
                .validate(json, InputFormat.JSON);
    }

    @Test
    void readsEveryKey() throws IOException {
        Manifest manifest = ManifestReader.read(Path.of("examples/many-topics.yaml"));

        assertThat(manifest.environmentTag()).isEqualTo("dev");
        assertThat(manifest.owner()).isEqualTo(new Manifest.Owner(
                null, "dev-tableflow", "Owns the keys of the Tableflow topics of dev", true));
        assertThat(manifest.glue()).isEqualTo(new Manifest.Glue("dev-glue", "dev_lake"));
        TopicSpec orders = manifest.topic("dev-orders").orElseThrow();
        assertThat(orders.partitions()).isEqualTo(6);
        assertThat(orders.compatibility()).isEqualTo(CompatibilityLevel.FULL);
        assertThat(orders.table().formats()).isEqualTo(Set.of(TableFormat.ICEBERG, TableFormat.DELTA));
        assertThat(orders.table().settings().errorHandling()).isEqualTo(ErrorHandling.log("orders_errors"));
        assertThat(orders.table().settings().snapshotRetentionMillis()).isEqualTo(14L * 86_400_000);
        TopicSpec shipments = manifest.topic("dev-shipments").orElseThrow();
        assertThat(shipments.table().settings().metadataColumnNaming()).isEqualTo(MetadataColumnNaming.PORTABLE);
        assertThat(String.valueOf(shipments.schema())).contains("PROTOBUF");
        assertThat(manifest.topic("dev-customers").orElseThrow().table().acceptUpsert()).isTrue();
    }

    @Test
    void fillsDefaultsAndFindsTheSchemaByTheTopicsName() throws IOException {
        Manifest manifest = read(HEAD + "glue:\ntopics:\n  topic2: {}\n");

        TopicSpec topic = manifest.topics().getFirst();
        assertThat(topic).isEqualTo(new TopicSpec("topic2", null, 1, Map.of(), topic.schema(), null,
                TopicSpec.Table.DEFAULT));
        assertThat(topic.schema()).isNotNull();
        assertThat(manifest.glue()).isEqualTo(new Manifest.Glue(null, null));
        assertThat(manifest.keys()).isEqualTo(Manifest.Keys.DEFAULTS);
    }

    @Test
    void readsJsonToo() throws IOException {
        String json = "{\"version\":1,\"topics\":{\"topic2\":{\"storage\":\"managed\",\"partitions\":3}}}";

        assertThat(read(json).topics().getFirst().partitions()).isEqualTo(3);
        assertThat(schemaErrors(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void tellsEveryProblemAtOnceInTheFilesOrder() {
        assertThat(problems("""
                version: 1
                enviroment: env-1
                topics:
                  topic2:
                    partitions: many
                    storage: managed
                    formats: [ICEBERG, AVRO]
                    retention: 5
                  bad/name:
                    storage: managed
                    schema: registered
                    partitions: 0
                """)).containsExactly(
                "m.yaml:2:1: enviroment: unknown key; did you mean \"environment\"? (known here: version, env,"
                        + " environment, cluster, owner, keys, providerIntegration, glue, topics)",
                "m.yaml:5:17: topics.topic2.partitions: is the text \"many\" (must be a whole number)",
                "m.yaml:7:24: topics.topic2.formats: \"AVRO\" is not known (one of ICEBERG, DELTA)",
                "m.yaml:8:5: topics.topic2.retention: unknown key; did you mean \"rowRetention\"? (known here: cluster,"
                        + " partitions, configs, schema, compatibility, formats, storage, snapshotRetention,"
                        + " rowRetention, errorHandling, metadataColumns, accept)",
                "m.yaml:9:3: topics.bad/name: character 4 (\"/\") is not allowed: use letters a-z A-Z, digits, \".\","
                        + " \"_\" and \"-\"",
                "m.yaml:12:17: topics.bad/name.partitions: 0 is out of range (1 to 100000)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "topic2: {partitions: 1, partitions: 2}          | 4:27 | is written twice",
        "topic2: {partitions: 99999999999}               | 4:24 | out of range",
        "topic2: {schema: nowhere.json}                  | 4:20 | no schema file nowhere.json",
        "other: {}                                       | 4:3  | no schema file schemas/json/values/other-value.json",
        "topic2: {configs: {a: [1]}}                     | 4:25 | must be a text or a number",
        "topic2: {configs: [a]}                          | 4:21 | must be a mapping",
        "topic2: {configs: {a: }}                        | 4:22 | has no value",
        "topic2: {storage: mine}                         | 4:21 | managed",
        "topic2: {storage: {bucket: No_Bucket}}          | 4:30 | not a bucket name",
        "topic2: {errorHandling: {deadLetterTopic: a}}   | 4:27 | is missing",
        "topic2: {errorHandling: {mode: LOG, deadLetterTopic: a.b}} | 4:56 | period",
        "topic2: {errorHandling: {mode: SKIP, deadLetterTopic: a}}  | 4:57 | only LOG",
        "topic2: {errorHandling: LOUD}                   | 4:27 | SUSPEND, SKIP, LOG",
        "topic2: {snapshotRetention: 1h}                 | 4:31 | at least 1 day",
        "topic2: {rowRetention: soon}                    | 4:26 | is not a time",
        "topic2: {rowRetention: 29d}                     | 4:26 | at least 30 days",
        "topic2: {compatibility: SOMETIMES}              | 4:27 | one of NONE",
        "topic2: {accept: [all]}                         | 4:21 | one of UPSERT",
        "topic2: {schema: {file: a, text: b}}            | 4:36 | stands beside file",
        "topic2: {schema: {text: '{'}}                   | 4:27 | ends too early",
        "topic2: {schema: {references: [{name: a}]}}     | 4:34 | is missing",
        "topic2: {cluster: 7}                            | 4:21 | put it in quotes",
        "topic2:                                         | 4:3  | says nothing",
        "topic2: [1]                                     | 4:11 | must be a mapping",
        "topic2: &a {configs: *b}                        | 4:24 | not YAML",
        "topic2: {                                       | 5:1  | not YAML",
    })
    void tellsWhereAndWhat(String topic, String place, String message) {
        assertThat(problems(HEAD + "topics:\n  " + topic + "\n"))
                .anyMatch(it -> it.startsWith("m.yaml:" + place + ": ") && it.contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`version: 1`                       | topics: is missing",
        "`topics: {}`                       | version: is missing",
        "`version: 2\ntopics: {}`           | of a newer console",
        "`version: '1'\ntopics: {}`         | must be a whole number",
        "``                                 | is empty",
        "`- 1`                              | must be a mapping",
        "`version: 1\ntopics: {}`           | no topic is named",
    })
    void tellsWhatIsWrongWithTheWhole(String text, String message) {
        assertThat(problems(text)).anyMatch(it -> it.startsWith("m.yaml:") && it.contains(message));
    }

    @Test
    void tellsThePlaceWithinTheSchemaFile() throws IOException {
        Files.writeString(folder.resolve("s.json"), "{\n  \"type\": 7\n}");

        assertThat(problems(HEAD + "topics: {topic2: {schema: s.json}}"))
                .anyMatch(it -> it.startsWith("s.json:2:") && it.contains("is not a JSON Schema"));
    }

    @Test
    void tellsOfFilesThatCannotBeRead() throws IOException {
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, 0, 1});

        assertThat(catchThrowableOfType(BadInput.class, () -> ManifestReader.read(binary)).problems())
                .singleElement().matches(it -> it.message().contains("UTF-8"));
        assertThat(catchThrowableOfType(
                        BadInput.class, () -> ManifestReader.read(folder.resolve("none.yaml"))).problems())
                .singleElement().matches(it -> it.message().contains("no such file"));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (Manifest manifest : List.of(
                Stand.whole("topic2", "b"),
                Stand.manifest(Stand.schema(Stand.topic("x"), null)),
                ManifestReader.read(Path.of("examples/managed-storage.yaml")))) {
            JsonNode written = ManifestWriter.write(manifest);

            Manifest again = ManifestReader.read("journal", written.toString(), folder);

            assertThat(ManifestWriter.write(again)).isEqualTo(written);
            assertThat(schemaErrors(written.toString(), InputFormat.JSON)).isEmpty();
        }
    }

    /// Whatever is done to a manifest, it is read or refused with places, and nothing else happens.
    @Test
    void noDamageIsMoreThanAProblem() throws IOException {
        String sound = Files.readString(Path.of("examples/many-topics.yaml"));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            StringBuilder damaged = new StringBuilder(sound);
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, "{}[]:#'\"\n\t &*!|>%@`-?,\u0000é".charAt(random.nextInt(24)));
                default -> damaged.setLength(at);
            }
            try {
                ManifestReader.read("m.yaml", damaged.toString(), Path.of("examples").toAbsolutePath());
            } catch (BadInput invalid) {
                assertThat(invalid.problems()).as("seed " + seed).allMatch(it -> it.place() != null);
            }
        }
    }

    /// YAML as JSON, for the validator.
    private static final class YamlJson {
        static String of(String yaml) throws IOException {
            Object value = new Load(
                    LoadSettings.builder().build()).loadFromString(yaml);
            return new String(new ObjectMapper().writeValueAsBytes(value), StandardCharsets.UTF_8);
        }
    }

    @Test
    void knowsTheFormatByTheEnding() throws IOException {
        Files.writeString(folder.resolve("a.avsc"), "\"string\"");

        Manifest manifest = read(HEAD + "topics: {topic2: {schema: a.avsc}}");

        assertThat(manifest.topics().getFirst().schema()).extracting("format").isEqualTo(SchemaFormat.AVRO);
    }
}
