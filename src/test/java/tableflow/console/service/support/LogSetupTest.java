package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Secret;

/// With the shipped `logback.xml` in a context of its own.
class LogSetupTest {

    private final LoggerContext context = new LoggerContext();
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws Exception {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.start();
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
    }

    @AfterEach
    void restore() {
        context.stop();
        System.setErr(before);
    }

    @Test
    void theConfigurationIsFlawless() {
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .filteredOn(status -> status.getLevel() >= Status.WARN)
                .isEmpty();
    }

    @Test
    void messageArgumentsAndExceptionsAreRedacted() throws Exception {
        Redactor redactor = new Redactor();
        LogSetup setup = new LogSetup(context);
        setup.redactWith(redactor);
        setup.toFolder(folder);
        redactor.learn(new Secret("learnt-later"));
        context.getLogger("tableflow.console.Some").warn(
                "sent {} with password={}", "learnt-later", "geheim",
                new IllegalStateException("secret=topsecret", new IllegalArgumentException("token: inner-token")));
        String errors = written.toString(StandardCharsets.UTF_8);
        assertThat(errors).contains("sent •••• with password=••••")
                .as("stack traces are for the file").hasLineCount(1);
        assertThat(folder.resolve("console.log")).content().contains("sent •••• with password=••••")
                .contains("IllegalArgumentException: token: ••••")
                .doesNotContain("learnt-later", "geheim", "topsecret", "inner-token");
        assertThat(errors).doesNotContain("learnt-later", "geheim", "topsecret", "inner-token");
    }

    @Test
    void theFileTakesInformationAndStandardErrorDoesNot() throws Exception {
        new LogSetup(context).toFolder(folder.resolve("logs"));
        context.getLogger("tableflow.console.Some").info("just so");
        context.getLogger("org.apache.kafka.Some").info("noise");
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(folder.resolve("logs/console.log")).content().contains("just so").doesNotContain("noise");
    }
}
