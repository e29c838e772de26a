package tableflow.console.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

class BucketDebrisTest {
    private static final Instant BORN = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ROOT = "1011/110/0f8fad5b-d9cb-469f-a165-70867728950e/env-1a/lkc-2b/v1/"
            + "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    @TempDir
    private Path folder;

    @Test
    void orphansAForgottenTableAndUnfinishedUploadsAreOldAndTheSameAtEveryTry() throws Exception {
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("b", "us-east-1", "123456789012");
            BucketDebris debris = new BucketDebris(bucket, "s3://b/" + ROOT, BORN);
            debris.plant(text -> {});
            Map<String, Instant> first = ages(bucket);
            debris.plant(text -> {});
            assertThat(ages(bucket)).isEqualTo(first);
            assertThat(first.keySet().stream().filter(key -> key.startsWith(ROOT + "/data/"))).hasSize(37);
            assertThat(first.keySet().stream().filter(key -> key.endsWith(".metadata.json"))).hasSize(30);
            assertThat(first.values()).allMatch(at -> at.isBefore(BORN.minus(Duration.ofDays(19))));
            assertThat(bucket.uploads().all()).hasSize(4).allSatisfy(upload -> {
                assertThat(upload.parts()).hasSize(1);
                assertThat(upload.origin().initiated()).isBefore(BORN.minus(Duration.ofDays(11)));
            });
        }
    }

    private static Map<String, Instant> ages(Bucket bucket) {
        Map<String, Instant> ages = new TreeMap<>();
        bucket.objects().forEach((key, object) -> ages.put(key, object.lastModified()));
        return ages;
    }
}
