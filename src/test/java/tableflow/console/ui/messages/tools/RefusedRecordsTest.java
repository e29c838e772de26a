package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.kafka.BrokerMessages;
import tableflow.console.remote.kafka.KafkaSettings;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.messages.tools.ProduceViewModel.Step;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.work.TestWork;

/// Records that the sandbox's broker does not take: what the form says, and that nothing typed is lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRecordsTest {

    private static final int LARGE = 50_000;

    private TestCluster cluster;
    private final TestWork jobs = TestWork.inline();
    private final ProduceDrafts drafts = new ProduceDrafts();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        role("READER", "DeveloperRead", "orders");
        role("WRITER", "DeveloperWrite", "small");
        cluster.topic("orders", 1);
        try (Admin admin = cluster.broker().admin()) {
            admin.createTopics(List.of(new NewTopic("small", 1, (short) 1)
                    .configs(Map.of("max.message.bytes", "20000")))).all().get();
        }
    }

    private void role(String key, String role, String topic) {
        String owner = "sa-" + key;
        cluster.key(key, owner);
        cluster.roles().add(new Roles.Binding(
                "rb-" + key, owner, role, cluster.crn().topic(topic), Instant.EPOCH));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private ProduceViewModel open(String key, String topic) {
        BrokerMessages kafka = new BrokerMessages(
                cluster.broker().bootstrapServers(), "SASL_PLAINTEXT",
                new Access(new ApiKey(key, new Secret(TestCluster.secretOf(key))), KeyPurpose.KAFKA, "the cluster"),
                KafkaSettings.defaults());
        Messages messages = new Messages(() -> kafka, () -> {
            throw RemoteFailure.of(Kind.INVALID, "open the registry", "there is none");
        }, Runnable::run, InstantSource.system());
        ToolDesk desk = new ToolDesk(jobs.work, new AskedDialogs(), messages, new ToolServices(() -> {
            throw RemoteFailure.of(Kind.UNEXPECTED, "open the cluster", "nobody asks");
        }, OtherProfiles.none()), TestProfiles.of("dev", false), new Navigation());
        return new ProduceViewModel(desk, drafts, topic, () -> {});
    }

    private RemoteFailure write(ProduceViewModel model, String value) {
        model.form().value().formProperty().set(Form.TEXT);
        model.form().value().contentProperty().set(value);
        model.review();
        model.write();
        RemoteFailure why = Objects.requireNonNull(model.problemProperty().get()).failure();
        assertThat(model.stepProperty().get()).as("it is certain that it is not there")
                .isInstanceOf(Step.Editing.class);
        assertThat(model.form().value().contentProperty().get()).isEqualTo(value);
        model.close();
        assertThat(Objects.requireNonNull(drafts.of(model.topic())).value().content()).isEqualTo(value);
        return why;
    }

    @Test
    void aRecordThatIsTooLargeSaysHowLargeItIsAndHowLargeItMayBe() {
        ProduceViewModel model = open("WRITER", "small");
        RemoteFailure why = write(model, "x".repeat(LARGE));
        assertThat(why.kind()).isEqualTo(Kind.INVALID);
        assertThat(why.why()).contains("50,000 bytes", "20,000", "max.message.bytes");
        assertThat(why.advice().orElse("")).contains("smaller", "max.message.bytes");

        ProduceViewModel again = open("WRITER", "small");
        again.form().value().contentProperty().set("x".repeat(LARGE / 10));
        again.review();
        again.write();
        assertThat(again.stepProperty().get()).isInstanceOf(Step.Written.class);
        assertThat(drafts.topics()).doesNotContain("small");
    }

    @Test
    void whoMayNotWriteAtAllIsToldWhichRightIsMissing() {
        namesTheRight(write(open("READER", "orders"), "1"), "READER");
    }

    @Test
    void whoMayWriteElsewhereIsToldWhichRightIsMissing() {
        namesTheRight(write(open("WRITER", "orders"), "2"), "WRITER");
    }

    private static void namesTheRight(RemoteFailure why, String key) {
        assertThat(why.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(why.advice().orElse("")).contains(key, "WRITE", "topic orders", "DeveloperWrite")
                .doesNotContain("DeveloperManage");
    }

    @Test
    void whoMayNotReadIsToldWhichRightIsMissing() {
        ProduceViewModel model = open("READER", "small");
        model.load();
        RemoteFailure why = Objects.requireNonNull(model.problemProperty().get()).failure();
        assertThat(why.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(why.advice().orElse("")).contains("READ", "topic small", "DeveloperRead")
                .doesNotContain("DeveloperManage");
    }
}
