package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// The document's reader, its writer and `schemas/console/profile.schema.json` say the same.
class ProfileDocumentTest {

    private static final String GOOD = """
            {"version":1, "name":"sandbox", "kind":"sandbox", "environmentTag":"dev", "readOnly":false,
             "confluent":{"apiUrl":"http://127.0.0.1:8081","organizationId":"o","environmentId":"env-1",
              "cloudApiKey":{"id":"C","secret":"c s"},"serviceAccountId":"sa-1",
              "metricsUrl":"http://127.0.0.1:8083"},
             "kafka":{"clusterId":"lkc-1","bootstrapServers":"127.0.0.1:9092","restUrl":"http://[::1]:8082/kafka",
              "securityProtocol":"SASL_PLAINTEXT","apiKey":{"id":"K","secret":"k"}},
             "schemaRegistry":{"clusterId":"lsrc-1","url":"http://localhost","apiKey":{"id":"R","secretRef":"r/1"}},
             "tableflow":{"apiKey":{"id":"T","secret":"t"}},
             "aws":{"region":"us-east-1","accessKeyId":"A","secretAccessKey":"a","bucket":"dev-bucket",
              "endpoints":{"s3":"http://127.0.0.1:1","glue":"http://127.0.0.1:1"},
              "athena":{"workgroup":"primary","resultLocation":"s3://results/","database":"db",
               "askAboveBytes":9223372036854775807,"pricePerTerabyte":6.75}},
             "sandbox":{"adminUrl":"http://127.0.0.1:2"}}
            """;

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(Path.of("schemas/console/profile.schema.json")));

    @Test
    void readsEveryPart() {
        Profile profile = readFile(GOOD);
        assertThat(profile.name()).isEqualTo("sandbox");
        assertThat(profile.kind().is(Profile.Kind.SANDBOX)).isTrue();
        assertThat(profile.confluent().cloudApiKey()).isEqualTo(KeyRef.inline("C", new Secret("c s")));
        assertThat(Objects.requireNonNull(profile.kafka()).restUrl()).isEqualTo(URI.create("http://[::1]:8082/kafka"));
        assertThat(Objects.requireNonNull(profile.schemaRegistry()).apiKey()).isEqualTo(KeyRef.stored("R", "r/1"));
        Profile.Aws aws = Objects.requireNonNull(profile.aws());
        assertThat(aws.accessKey()).isEqualTo(KeyRef.inline("A", new Secret("a")));
        assertThat(aws.endpoints()).containsOnlyKeys("s3", "glue");
        assertThat(aws.athena()).isEqualTo(new Profile.Athena(
                "primary", "s3://results/", "db", Long.MAX_VALUE, new BigDecimal("6.75")));
        assertThat(profile.toString()).doesNotContain("c s");
    }

    @Test
    void keepsAnUnknownKindAsText() {
        Profile profile = readFile(GOOD.replace("\"kind\":\"sandbox\"", "\"kind\":\"onPremises\""));
        assertThat(profile.kind().known()).isNull();
        assertThat(new String(ProfileWriter.write(referencesOnly(profile)), StandardCharsets.UTF_8))
                .contains("\"kind\" : \"onPremises\"");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        Profile full = referencesOnly(readFile(GOOD));
        Profile least = new Profile(
                "x", Open.of(Profile.Kind.CLOUD), "prod", true,
                new Profile.Confluent(URI.create("https://api.confluent.cloud"), null, null,
                        KeyRef.stored("C", "c"), null),
                null, null, null, null);
        for (Profile profile : List.of(full, least)) {
            byte[] written = ProfileWriter.write(profile);
            assertThat(ProfileReader.read("f", written, ProfileReader.Source.STORED)).isEqualTo(profile);
            assertThat(violations(new String(written, StandardCharsets.UTF_8))).isEmpty();
        }
    }

    @Test
    void neverWritesASecret() {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> ProfileWriter.write(readFile(GOOD))))
                .hasMessageNotContaining("c s");
    }

    /// Each line: what is replaced in the good document, by what, and a part of the problem; no problem when empty.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"readOnly\":false, | `` | ``",
        "\"askAboveBytes\":9223372036854775807 | \"askAboveBytes\":0 | ``",
        "\"askAboveBytes\":9223372036854775807 | \"askAboveBytes\":9223372036854775808 | must be a whole number from 0",
        "\"askAboveBytes\":9223372036854775807 | \"askAboveBytes\":-1 | must be a whole number from 0",
        "\"askAboveBytes\":9223372036854775807 | \"askAboveBytes\":1.5 | must be a whole number from 0",
        "\"pricePerTerabyte\":6.75 | \"pricePerTerabyte\":0 | ``",
        "\"pricePerTerabyte\":6.75 | \"pricePerTerabyte\":-1 | must be a number from 0",
        "\"pricePerTerabyte\":6.75 | \"pricePerTerabyte\":\"5\" | must be a number from 0",
        "\"pricePerTerabyte\":6.75 | \"pricePerTerabyte\":1e99 | must be a number from 0",
        "\"readOnly\":false, | \"readOnly\":false | not JSON",
        "\"readOnly\":false | \"readOnly\":\"no\" | 1:86: \"readOnly\" must be true or false, is a text",
        "\"readOnly\" | \"readonly\" | 1:75: unknown key \"readonly\"; did you mean \"readOnly\"?",
        "\"version\":1 | \"version\":2 | written by a newer Tableflow Console (document version 2",
        "\"version\":1 | \"version\":\"1\" | \"version\" must be the number 1, is a text",
        "\"version\":1 | \"version\":0 | \"version\" must be the number 1",
        "\"version\":1 | \"version\":1.5 | \"version\" must be the number 1",
        "\"version\":1 | \"version\":99999999999 | newer",
        "\"version\":1, | `` | \"version\" is missing",
        "\"name\":\"sandbox\" | \"name\":\"\" | \"name\" must be a text of 1 to 200 characters",
        "\"name\":\"sandbox\" | \"name\":\" x\" | \"name\" must be a text of 1 to 200 characters",
        "\"name\":\"sandbox\" | \"name\":\"a\\nb\" | \"name\" must be a text of 1 to 200 characters",
        "\"name\":\"sandbox\" | \"name\":\"Größe 1/2: ü\" | ``",
        "\"name\":\"sandbox\" | \"name\":7 | \"name\" must be a text in double quotes, is a number",
        "\"name\":\"sandbox\" | \"name\":null | is null",
        "\"name\":\"sandbox\", | `` | \"name\" is missing",
        "\"kind\":\"sandbox\" | \"kind\":\"other\" | ``",
        "\"confluent\":{ | \"confluent\":[],\"other\":{ | \"confluent\" must be an object, is a list",
        "http://127.0.0.1:8081 | ftp://host | \"apiUrl\" must be a URL",
        "http://127.0.0.1:8081 | https://me:geheim@host | \"apiUrl\" must be a URL",
        "http://127.0.0.1:8081 | https://host/a?b=c | \"apiUrl\" must be a URL",
        "http://127.0.0.1:8081 | https://api.confluent.cloud/base/ | ``",
        "\"secret\":\"c s\" | \"secretRef\":\"cloud/1\" | ``",
        "\"secret\":\"c s\" | \"secretRef\":\"x\",\"secret\":\"c s\" | a key needs either \"secret\" or \"secretRef\"",
        ",\"secret\":\"c s\" | `` | a key needs either \"secret\" or \"secretRef\"",
        "\"secret\":\"c s\" | \"secret\":\"\" | \"secret\" must not be empty",
        "\"secret\":\"c s\" | \"secret\":true | \"secret\" must be a text in double quotes, is true or false",
        "\"id\":\"C\", | `` | \"id\" is missing",
        "\"securityProtocol\":\"SASL_PLAINTEXT\", | `` | ``",
        "\"clusterId\":\"lkc-1\", | `` | \"clusterId\" is missing",
        "\"tableflow\":{\"apiKey\" | \"tableflow\":{\"key\" | unknown key \"key\"",
        "\"accessKeyId\":\"A\", | `` | \"accessKeyId\" and \"secretAccessKey\" go together",
        "\"accessKeyId\":\"A\", | \"accessKeyId\":\"A\",\"profileName\":\"p\", | either \"profileName\" or an",
        "\"accessKeyId\":\"A\",\"secretAccessKey\":\"a\", | \"profileName\":\"p\", | ``",
        "\"accessKeyId\":\"A\",\"secretAccessKey\":\"a\", | \"accessKey\":{\"id\":\"A\",\"secretRef\":\"r\"}, | ``",
        "\"accessKeyId\":\"A\" | \"accessKey\":{\"id\":\"A\",\"secretRef\":\"r\"},\"accessKeyId\":\"A\" | not both",
        "\"glue\":\"http://127.0.0.1:1\" | \"glue\":\"127.0.0.1:1\" | \"glue\" must be a URL",
        "\"glue\":\"http://127.0.0.1:1\" | \"kinesis\":\"http://127.0.0.1:1\" | ``",
        "s3://results/ | results | \"resultLocation\" must be a location such as s3://bucket/prefix/",
        "\"workgroup\":\"primary\", | `` | \"workgroup\" is missing"
    })
    void readerAndSchemaAgree(String part, String replacement, String problem) {
        assertThat(GOOD).contains(part);
        String text = GOOD.replaceFirst(Pattern.quote(part),
                Matcher.quoteReplacement(replacement));
        BadInput bad = catchThrowableOfType(BadInput.class, () -> readFile(text));
        if (problem.isEmpty()) {
            assertThat(bad).isNull();
            assertThat(violations(text)).isEmpty();
            return;
        }
        assertThat(bad).isNotNull().hasMessageContaining(problem).hasMessageNotContaining("c s")
                .hasMessageNotContaining("geheim");
        if (bad.reason() != BadInput.Reason.UNREADABLE) {
            assertThat(violations(text)).isNotEmpty();
        }
    }

    @Test
    void tellsAllProblemsAtOnce() {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> readFile("""
                {"version": 1,
                 "name": 5,
                 "confluent": {"apiUrl": "x"},
                 "tabelflow": {}}
                """));
        assertThat(bad.problems()).extracting(Object::toString).containsExactlyInAnyOrder(
                "p.json:2:10: \"name\" must be a text in double quotes, is a number",
                "p.json:1:1: \"kind\" is missing",
                "p.json:1:1: \"environmentTag\" is missing",
                "p.json:4:2: unknown key \"tabelflow\"; did you mean \"tableflow\"?",
                "p.json:3:26: \"apiUrl\" must be a URL such as https://host/path, without user, password and query",
                "p.json:3:15: \"cloudApiKey\" is missing");
    }

    @Test
    void aStoredProfileMustNotHoldASecret() {
        byte[] content = GOOD.getBytes(StandardCharsets.UTF_8);
        BadInput bad = catchThrowableOfType(
                BadInput.class, () -> ProfileReader.read("p.json", content, ProfileReader.Source.STORED));
        assertThat(bad.problems()).hasSize(4);
        assertThat(bad).hasMessageContaining("must not stand in a stored profile").hasMessageNotContaining("c s");
    }

    @Test
    void nothingThatIsNoDocumentEndsInAnotherException() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] bent = good.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(bent.length) : bent.length;
            byte[] cut = Arrays.copyOf(bent, length);
            try {
                ProfileReader.read("p.json", cut, ProfileReader.Source.FILE);
            } catch (BadInput expected) {
                assertThat(expected.problems()).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    private static Profile referencesOnly(Profile profile) {
        return ProfileKeys.map(profile, profile.name(), (component, key) -> KeyRef.stored(key.id(), component + "/1"));
    }

    private static Profile readFile(String text) {
        return ProfileReader.read("p.json", text.getBytes(StandardCharsets.UTF_8), ProfileReader.Source.FILE);
    }

    private List<String> violations(String text) {
        List<String> messages = new ArrayList<>();
        schema.validate(text, InputFormat.JSON).forEach(error -> messages.add(error.toString()));
        return messages;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
