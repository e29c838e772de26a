package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import tableflow.console.sandbox.Inside;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.Versioning;

/// Takes the bucket of the tables away, and puts it back as it was.
final class Buckets {
    /// The account of somebody else.
    static final String STRANGER = "210987654321";

    private Buckets() {}

    /// There is no bucket.
    static void gone(Scene scene) {
        Lab lab = scene.lab();
        Map<String, byte[]> contents = contents(lab.aws());
        empty(lab.aws(), contents);
        scene.undo(() -> {
            lab.aws().s3.createBucket(r -> r.bucket(Documents.BUCKET));
            fill(lab.aws(), contents);
        });
    }

    /// The bucket with all that is in it lies in another region.
    static void elsewhere(Scene scene, String region) throws IOException {
        Lab lab = scene.lab();
        Map<String, byte[]> contents = contents(lab.aws());
        gone(scene);
        create(lab, region, Documents.ACCOUNT);
        ObjectNode there = lab.admin().path("aws").deepCopy();
        Aws aws = new Aws(there.put("region", region));
        fill(aws, contents);
        scene.undo(() -> {
            empty(aws, contents(aws));
            aws.close();
        });
    }

    /// The bucket with all that is in it belongs to somebody else.
    ///
    /// @return clients of its owner
    static Aws strangers(Scene scene) throws IOException {
        Lab lab = scene.lab();
        Map<String, byte[]> contents = contents(lab.aws());
        gone(scene);
        create(lab, Documents.REGION, STRANGER);
        ObjectNode theirs = lab.admin().path("aws").deepCopy();
        stranger(scene, "arn:aws:iam::" + STRANGER + ":root", theirs);
        Aws owner = new Aws(theirs);
        fill(owner, contents);
        scene.undo(() -> {
            owner.s3.deleteBucketPolicy(r -> r.bucket(Documents.BUCKET));
            empty(owner, contents(owner));
            owner.close();
        });
        return owner;
    }

    /// A key of somebody in the other account, put into this part of a profile.
    static void stranger(Scene scene, String arn, ObjectNode aws) {
        AccessKeys keys = Inside.keys(scene.lab().sandbox());
        String id = "AKIASTRANGER" + String.format("%08d", System.identityHashCode(scene) % 100_000_000);
        keys.put(new AccessKeys.AccessKey(id, "a-secret-of-somebody-else", new Principal(
                arn, STRANGER, STRANGER, Optional.empty(), Optional.of(id)), Optional.empty()));
        scene.undo(() -> keys.remove(id));
        aws.put("accessKeyId", id).put("secretAccessKey", "a-secret-of-somebody-else");
    }

    private static void create(Lab lab, String region, String owner) throws IOException {
        Inside.store(lab.sandbox()).create(Documents.BUCKET, region, owner);
    }

    /// Old versions are kept from now on.
    static void versioned(Scene scene) throws IOException {
        ObjectStore store = Inside.store(scene.lab().sandbox());
        Bucket bucket = store.bucket(Documents.BUCKET).orElseThrow();
        bucket.settings().versioning(Versioning.ENABLED);
        // No API leads back from here.
        scene.undo(() -> bucket.settings().versioning(Versioning.OFF));
    }

    static Map<String, byte[]> contents(Aws aws) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        aws.s3.listObjectsV2Paginator(r -> r.bucket(Documents.BUCKET)).contents().forEach(object ->
                all.put(object.key(), aws.s3.getObjectAsBytes(r -> r.bucket(Documents.BUCKET).key(object.key()))
                        .asByteArray()));
        return all;
    }

    private static void empty(Aws aws, Map<String, byte[]> contents) {
        List<ObjectIdentifier> keys = new ArrayList<>();
        contents.keySet().forEach(key -> keys.add(ObjectIdentifier.builder().key(key).build()));
        aws.s3.deleteObjects(r -> r.bucket(Documents.BUCKET).delete(d -> d.objects(keys).quiet(true)));
        aws.s3.deleteBucket(r -> r.bucket(Documents.BUCKET));
    }

    private static void fill(Aws aws, Map<String, byte[]> contents) {
        contents.forEach((key, bytes) -> put(aws, key, bytes));
    }

    static void put(Aws aws, String key, byte[] bytes) {
        aws.s3.putObject(r -> r.bucket(Documents.BUCKET).key(key), RequestBody.fromBytes(bytes));
    }
}
