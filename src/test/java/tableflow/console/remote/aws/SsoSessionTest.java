package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// AWS profiles that log in by an `sso_session`, as far as that goes without AWS.
class SsoSessionTest {

    private static final String CONFIG = """
            [profile lake]
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = Reader
            region = us-east-1

            [sso-session corp]
            sso_start_url = https://corp.awsapps.com/start
            sso_region = us-east-1
            sso_registration_scopes = sso:account:access
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void config() throws IOException {
        Files.writeString(home.resolve("config"), CONFIG);
    }

    /// What `aws sso login` leaves behind: a file named by the session.
    private void token(String expiresAt) throws Exception {
        byte[] name = MessageDigest.getInstance("SHA-1").digest("corp".getBytes(StandardCharsets.UTF_8));
        Path cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
        Files.writeString(cache.resolve(HexFormat.of().formatHex(name) + ".json"),
                "{\"startUrl\":\"https://corp.awsapps.com/start\",\"region\":\"us-east-1\","
                        + "\"accessToken\":\"t0k3n\",\"expiresAt\":\"" + expiresAt + "\"}");
    }

    private List<String> ask(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SsoProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(it -> it.startsWith("AWS_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("AWS_CONFIG_FILE", home.resolve("config").toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().filter(it -> it.startsWith("built ") || it.contains("; ")).toList();
    }

    @Test
    void withATokenTheClientIsBuilt() throws Exception {
        token("2099-01-01T00:00:00Z");

        assertThat(ask("build only")).containsExactly("built sts");
    }

    @Test
    void withoutATokenTheFailureNamesTheLogin() throws Exception {
        assertLogin(ask());
    }

    @Test
    void anExpiredTokenNamesTheLoginToo() throws Exception {
        token("2020-01-01T00:00:00Z");

        assertLogin(ask());
    }

    private static void assertLogin(List<String> output) {
        assertThat(output).hasSize(2);
        assertThat(output.getLast()).contains("UNAUTHORIZED; ", "SSO login", "aws sso login --profile lake")
                .doesNotContain("t0k3n");
    }
}
