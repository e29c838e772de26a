package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import java.util.List;
import software.amazon.awssdk.services.iam.model.AccessKey;

/// Who the operator is, and how AWS is reached.
final class CredentialArms {
    private static final String EVERY = "\"method\":\"*\",\"times\":1000,\"status\":";

    private CredentialArms() {}

    static List<Mode> all() {
        return List.of(
                answer("C3", CredentialArms::expired, Looks::identity, "ExpiredToken"),
                state("C4", CredentialArms::inactive, Looks::identity, "403 InvalidClientTokenId"),
                state("C5", scene -> scene.aws().put("secretAccessKey", "not-the-secret-of-this-key"),
                        Looks::identity, "403 SignatureDoesNotMatch"),
                state("C8", scene -> scene.aws().withObject("/endpoints")
                        .put("glue", "http://glue.us-esat-1.invalid"), Looks::database, "none: "),
                state("C10", CredentialArms::stranger, Looks::identity, Buckets.STRANGER));
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
