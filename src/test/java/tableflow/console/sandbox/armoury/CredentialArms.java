package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.iam.model.AccessKey;

/// Who the operator is, and how AWS is reached.
final class CredentialArms {
    private static final String EVERY = "\"method\":\"*\",\"times\":1000,\"status\":";

    private CredentialArms() {}

    static List<Mode> all() {
        return List.of(
                state("C1", CredentialArms::nobody, Looks::identity, "none: Unable to load credentials"),
                state("C2", CredentialArms::loggedOut, Looks::identity, "SSO"),
                answer("C3", CredentialArms::expired, Looks::identity, "ExpiredToken"),
                state("C4", CredentialArms::inactive, Looks::identity, "403 InvalidClientTokenId"),
                state("C5", scene -> scene.aws().put("secretAccessKey", "not-the-secret-of-this-key"),
                        Looks::identity, "403 SignatureDoesNotMatch"),
                state("C6", CredentialArms::skewed, Looks::list,
                        "403 RequestTimeTooSkewed"),
                state("C8", scene -> scene.aws().withObject("/endpoints")
                        .put("glue", "http://glue.us-esat-1.invalid"), Looks::database, "none: "),
                state("C9", CredentialArms::inspected, Looks::database, "PKIX path building failed"),
                state("C10", CredentialArms::stranger, Looks::identity, Buckets.STRANGER));
    }

    /// The server's clock is an hour ahead. The SDK remembers that for the whole process.
    private static void skewed(Scene scene) throws Exception {
        scene.undo(() -> SdkGlobalTime.setGlobalTimeOffset(0));
        scene.hook("/aws-clock", "{\"ahead_seconds\":3600}");
    }

    /// No key in the profile, none on the machine.
    private static void nobody(Scene scene) {
        scene.aws().remove(List.of("accessKeyId", "secretAccessKey"));
        property(scene, "aws.sharedCredentialsFile", scene.lab().folder().resolve("no-credentials").toString());
        property(scene, "aws.configFile", scene.lab().folder().resolve("no-config").toString());
        property(scene, "aws.disableEc2Metadata", "true");
    }

    /// The profile of the machine logs in with SSO, and nobody has.
    private static void loggedOut(Scene scene) throws IOException {
        Path config = scene.lab().folder().resolve("sso-config");
        Files.writeString(config, """
                [profile lab-sso]
                sso_session = lab-%s
                sso_account_id = 123456789012
                sso_role_name = Operators
                region = us-east-1

                [sso-session lab-%s]
                sso_region = us-east-1
                sso_start_url = https://lab.awsapps.com/start
                """.replace("%s", scene.lab().database()));
        property(scene, "aws.configFile", config.toString());
        scene.aws().remove(List.of("accessKeyId", "secretAccessKey"));
        scene.aws().put("profileName", "lab-sso");
    }

    private static void property(Scene scene, String name, String value) {
        String before = System.getProperty(name);
        System.setProperty(name, value);
        scene.undo(() -> {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        });
    }

    /// Somebody in between answers with a certificate of its own.
    private static void inspected(Scene scene) throws IOException {
        HeldCertificate own = new HeldCertificate.Builder().commonName("Company proxy")
                .addSubjectAlternativeName("localhost").build();
        HttpsServer proxy = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder().heldCertificate(own)
                .build().sslContext()));
        proxy.start();
        scene.undo(() -> proxy.stop(0));
        scene.aws().withObject("/endpoints").put("glue", "https://localhost:" + proxy.getAddress().getPort());
    }

    private static void expired(Scene scene) throws Exception {
        String token = ",\"code\":\"ExpiredToken\",\"message\":\"The provided token has expired.\"}";
        scene.fault("{\"service\":\"s3\"," + EVERY + "400" + token);
        scene.fault("{\"service\":\"sts\"," + EVERY + "403" + token);
        scene.fault("{\"service\":\"iam\"," + EVERY + "403" + token);
        for (String service : List.of("glue", "athena", "kms", "lakeformation")) {
            scene.fault("{\"service\":\"" + service + "\"," + EVERY + "400,\"code\":\"ExpiredTokenException\","
                    + "\"message\":\"The security token included in the request is expired\"}");
        }
    }

    private static void inactive(Scene scene) {
        Aws aws = scene.lab().aws();
        AccessKey key = aws.iam.createAccessKey(r -> r.userName(Lab.OPERATOR)).accessKey();
        aws.iam.updateAccessKey(r -> r.userName(Lab.OPERATOR).accessKeyId(key.accessKeyId()).status("Inactive"));
        scene.aws().put("accessKeyId", key.accessKeyId()).put("secretAccessKey", key.secretAccessKey());
        scene.undo(() -> aws.iam.deleteAccessKey(r -> r.userName(Lab.OPERATOR).accessKeyId(key.accessKeyId())));
    }

    private static void stranger(Scene scene) {
        Buckets.stranger(scene, "arn:aws:iam::" + Buckets.STRANGER + ":user/analyst", scene.aws());
    }
}
