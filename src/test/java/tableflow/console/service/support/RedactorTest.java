package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;

class RedactorTest {

    private static final String AWS = "wJalrXUtnFEMIK7MDENGbPxRfiCYzEXAMPLEKEYq";

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Authorization: Basic QUtJQTpzM2NyZXQ= x | Authorization: Basic •••• x",
        "authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc | authorization: Bearer ••••",
        "{\"Authorization\":\"Basic QUtJQTpzM2NyZXQ=\"} | {\"Authorization\":\"Basic ••••\"}",
        "Proxy-Authorization: abcdefgh | Proxy-Authorization: ••••",
        "sent Basic QUtJQTpzM2NyZXQ= to it | sent Basic •••• to it",
        "key cfltAbcdefghijklmnop1234567890 made | key •••• made",
        "\"secret\": \"a b\\\"c\", \"id\": \"K\" | \"secret\": \"••••\", \"id\": \"K\"",
        "\"spec\":{\"secret\":\"abc/+=\"} | \"spec\":{\"secret\":\"••••\"}",
        "{\\\"password\\\":\\\"geheim\\\",\\\"id\\\":1} | {\\\"password\\\":\\\"••••\\\",\\\"id\\\":1}",
        "aws_secret_access_key=abc/def next | aws_secret_access_key=•••• next",
        "secretAccessKey: abc/def | secretAccessKey: ••••",
        "password='it is' and more | password='••••' and more",
        "my.db.passwd = geheim; x | my.db.passwd = ••••; x",
        "client-secret=abc&user=me | client-secret=••••&user=me",
        "required username=\"K\" password=\"s3cr3t\"; | required username=\"K\" password=\"••••\";",
        "tool --password geheim --verbose | tool --password •••• --verbose",
        "https://me:pass@host/x | https://••••@host/x",
        "https://ghp_token@host/x | https://••••@host/x",
        "https://b.s3/k?X-Amz-Expires=9&X-Amz-Signature=0a1b&y=1 | "
                + "https://b.s3/k?X-Amz-Expires=9&X-Amz-Signature=••••&y=1",
        "https://b.s3/k?X-Amz-Security-Token=IQoJb&y=1 | https://b.s3/k?X-Amz-Security-Token=••••&y=1",
        "https://b.blob/k?sv=1&sig=abc%3D | https://b.blob/k?sv=1&sig=••••",
        "AWS4-HMAC-SHA256 Credential=AKIA1/2026/us-east-1, SignedHeaders=host, Signature=0a1b2c | "
                + "AWS4-HMAC-SHA256 Credential=••••, SignedHeaders=host, Signature=••••",
        "key wJalrXUtnFEMIK7MDENGbPxRfiCYzEXAMPLEKEYq of mine | key •••• of mine"
    })
    void removesWhatLooksLikeASecret(String text, String expected) {
        assertThat(redactor.redact(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Basic authentication is needed",
        "The security token included in the request is expired",
        "\"secretRef\":\"prod/cloud\"",
        "\"apiKey\":{\"id\":\"ABCDEFGHIJ\"}",
        "https://api.confluent.cloud/org/v2/environments?page_token=abc123&page_size=100",
        "s3://dev-confluent-topics-backup/10110010/env-8y0gm5/lkc-02rxv2/v1/data/00000-a.parquet",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "51affdb36cf28d1f7a7b5b6d4a5d1f4f0b2c3d4e",
        "tableflow/console/service/support/profile",
        "/Users/Somebody/Library/Application/Pro12",
        "User: arn:aws:iam::123456789012:user/me is not authorized to perform: s3:ListBucket",
        "at tableflow.console.service.profile.Profiles.load(Profiles.java:42)",
        "password: \"\"",
        "the key has no secret"
    })
    void keepsWhatIsNone(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @Test
    void removesAPrivateKeyOverManyLines() {
        String pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----";
        assertThat(redactor.redact("a\n" + pem + "\nb")).isEqualTo("a\n••••\nb");
        assertThat(redactor.redact("a -----BEGIN PRIVATE KEY-----\nMIIE cut")).isEqualTo("a ••••");
    }

    @Test
    void knownSecretsGoInEveryFormTheyTravelIn() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String secret = randomSecret(random);
            Redactor knowing = new Redactor();
            knowing.learn(new ApiKey("KEY", new Secret(secret)));
            String basic = Base64.getEncoder().encodeToString(("KEY:" + secret).getBytes(StandardCharsets.UTF_8));
            String text = "one " + secret + " two " + URLEncoder.encode(secret, StandardCharsets.UTF_8) + " three "
                    + basic + " four";
            assertThat(knowing.redact(text))
                    .as("seed %d, secret %s", seed, secret)
                    .isEqualTo("one •••• two •••• three •••• four");
        }
    }

    private static String randomSecret(Random random) {
        String alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/$\\.*?!";
        StringBuilder secret = new StringBuilder("x");
        for (int i = 0; i < 6 + random.nextInt(70); i++) {
            secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return secret.toString();
    }

    @Test
    void aSecretWithinALongerOneLeavesNoRest() {
        redactor.learn(new Secret("shorter"));
        redactor.learn(new Secret("shorter-and-longer"));
        assertThat(redactor.redact("[shorter-and-longer] [shorter]")).isEqualTo("[••••] [••••]");
    }

    @Test
    void isDoneOnceWhateverIsRedactedTwice() {
        String once = redactor.redact("password=\"x\" Authorization: Basic QUtJQTpzM2NyZXQ= https://a:b@c " + AWS);
        assertThat(redactor.redact(once)).isEqualTo(once);
    }

    @Test
    void aHugeHostileLineIsNoTrap() {
        String line = "password=".repeat(20_000) + "\"" + "\\".repeat(100_001) + "a:/".repeat(50_000);
        assertThat(redactor.redact(line)).startsWith("password=••••");
    }

    /// Patterns that began in the middle of a word took hours with these.
    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "secret", "--secret", "-secret ", "authorization: ", "a.", "Basic "})
    @Timeout(60)
    void aLongTextOfOneKindIsReadAtOnce(String part) {
        assertThat(redactor.redact(part.repeat(300_000 / part.length()))).isNotEmpty();
    }
}
