package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import java.util.Random;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.http.Access;

class ClientConfigTest {

    private static final String BOOTSTRAP = "127.0.0.1:9";

    private static Map<String, ?> jaasOptions(ApiKey key) {
        Map<String, Object> config =
                ClientConfig.of(BOOTSTRAP, "SASL_PLAINTEXT", key, KafkaSettings.defaults());
        AppConfigurationEntry entry = JaasContext.loadClientContext(config).configurationEntries().getFirst();
        assertThat(entry.getLoginModuleName()).endsWith("PlainLoginModule");
        return entry.getOptions();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plain", "with \"quotes\"", "back\\slash", "\\\"", "semi;colon", "a'b", "// no comment", "/* nor */ this",
        "line\nbreak", "carriage\rreturn", "tab\there", "umlaut ä €", "ends with \\", "x\" y=\"z"})
    void kafkaReadsIdAndSecretAsTheyAre(String text) {
        Map<String, ?> options = jaasOptions(new ApiKey("id " + text, new Secret(text)));
        assertThat(options.get("username")).isEqualTo("id " + text);
        assertThat(options.get("password")).isEqualTo(text);
    }

    @Test
    void kafkaReadsAnySecretAsItIs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "aZ0\"'\\/*;= \n\r\t+-_$#{}ä";
        for (int round = 0; round < 2000; round++) {
            StringBuilder secret = new StringBuilder();
            for (int i = random.nextInt(12) + 1; i > 0; i--) {
                secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(jaasOptions(new ApiKey("K", new Secret(secret.toString()))).get("password"))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(secret.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "broker.example:9092", "SASL_PLAINTEXT://10.0.0.7:9092", "127.0.0.1:9,broker.example:9092",
        "[2001:db8::1]:9092",
        "127.0.0.1.example:9"})
    void noSecretGoesInClearToAnotherMachine(String bootstrap) {
        ApiKey key = new ApiKey("KEY1", new Secret("s"));
        assertThatThrownBy(() -> ClientConfig.of(bootstrap, "SASL_PLAINTEXT", key, KafkaSettings.defaults()))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("not encrypted");
        assertThat(ClientConfig.of(bootstrap, "SASL_SSL", key, KafkaSettings.defaults())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "127.0.0.1:9, 127.3.2.1:8", "SASL_PLAINTEXT://[::1]:9092"})
    void onThisMachineClearTextIsAllowed(String bootstrap) {
        assertThat(ClientConfig.of(bootstrap, "SASL_PLAINTEXT", new ApiKey("K", new Secret("s")),
                KafkaSettings.defaults())).isNotEmpty();
    }

    @Test
    void theSecretIsNeitherInTheSettingsTextNorInTheClientsLog() {
        ApiKey key = new ApiKey("KEY1", new Secret("v3ry-s3cr3t"));
        assertThat(ClientConfig.of(BOOTSTRAP, "SASL_SSL", key, KafkaSettings.defaults()).toString())
                .doesNotContain("v3ry-s3cr3t");

        Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
        Level before = kafka.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        kafka.addAppender(log);
        kafka.setLevel(Level.TRACE);
        kafka.setAdditive(false);
        try {
            BrokerAdmin.open(
                    BOOTSTRAP,
                    "SASL_PLAINTEXT",
                    new Access(key, KeyPurpose.KAFKA, "the test"),
                    KafkaSettings.defaults()).close();
        } finally {
            kafka.setLevel(before);
            kafka.setAdditive(true);
            kafka.detachAppender(log);
        }
        assertThat(log.list).as("the client says what its settings are")
                .anyMatch(it -> it.getFormattedMessage().contains("sasl.jaas.config = [hidden]"));
        assertThat(log.list).noneMatch(it -> it.getFormattedMessage().contains("v3ry-s3cr3t"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SASL_SSL://pkc-1.aws:9092                | pkc-1.aws:9092",
        "a:1,b:2                                  | a:1,b:2",
        "SASL_SSL://a:1,SASL_SSL://b:2            | a:1,b:2"})
    void theProtocolInFrontIsTakenOff(String bootstrap, String expected) {
        assertThat(ClientConfig.withoutProtocol(bootstrap)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "SSL", "", "sasl_ssl", "SASL_TLS"})
    void aProtocolThatCannotCarryAKeyIsRefused(String protocol) {
        ApiKey key = new ApiKey("K", new Secret("s"));
        assertThatThrownBy(() -> ClientConfig.of(BOOTSTRAP, protocol, key, KafkaSettings.defaults()))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("SASL_SSL");
    }
}
