package tableflow.console.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

class LoadObjectsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LoadObjects.Owner OWNER =
            new LoadObjects.Owner("0f8fad5b-d9cb-469f-a165-70867728950e", "env-1a", "lkc-2b");

    @TempDir
    private Path folder;

    @Test
    void theBucketGetsSoManyObjectsInTheLayoutOfTheirWriters() throws Exception {
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("b", "us-east-1", "123456789012");
            List<String> news = new ArrayList<>();
            load(bucket, 110_000).plant(news::add);
            assertThat(bucket.objects().size()).isEqualTo(110_000);
            assertThat(news).containsExactly("100,000 of 110,000 objects");
            String uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
            String table = "[01]{1,8}/[01]{1,8}/" + uuid + "/env-1a/lkc-(2b|gone[0-9]+)/v1/" + uuid + "/";
            assertThat(bucket.objects().keySet()).allMatch(key -> key.matches(table
                    + "(data/" + uuid + "\\.parquet|metadata/(\\d{5}-" + uuid + "\\.metadata\\.json|snap-\\d+-1-" + uuid
                    + "\\.avro|" + uuid + "-m0\\.avro))")
                    || key.matches("topics/[a-z-]+/year=202[56]/month=\\d\\d/day=\\d\\d/hour=\\d\\d/"
                            + "[a-z-]+\\+\\d+\\+\\d{10}\\.json\\.gz"));
            Set<String> roots = bucket.objects().keySet().stream().filter(key -> !key.startsWith("topics/"))
                    .map(key -> key.substring(0, key.lastIndexOf("/v1/") + 40)).collect(Collectors.toSet());
            assertThat(roots).hasSize(44);
            assertThat(bucket.objects().values()).allSatisfy(object -> assertThat(object.lastModified())
                    .isBetween(NOW.minus(Duration.ofDays(401)), NOW));
            assertThat(bucket.objects().values().stream().map(object -> object.attributes().storageClass())
                    .distinct().toList()).containsExactlyInAnyOrder("GLACIER", "STANDARD", "STANDARD_IA");
        }
    }

    @Test
    void aLoadThatWasEndedHalfWayIsCompletedWithTheSameObjects() throws Exception {
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("b", "us-east-1", "123456789012");
            LoadObjects load = load(bucket, 101_000);
            assertThatThrownBy(() -> load.plant(text -> {
                throw new IllegalStateException("ended at " + text);
            })).hasMessageContaining("100,000 of 101,000");
            assertThat(bucket.objects().size()).isEqualTo(100_001);
            load.plant(text -> {});
            assertThat(bucket.objects().size()).isEqualTo(101_000);
        }
    }

    @Test
    void anEndedSandboxDoesNotWaitForTheRest() throws Exception {
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("b", "us-east-1", "123456789012");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> load(bucket, 5_000_000).plant(text -> {}))
                    .isInstanceOf(InterruptedException.class);
            assertThat(bucket.objects().size()).isLessThan(5_000_000);
            bucket.putSynthetic("still-open", 1, Bucket.Given.PLAIN);
        }
    }

    private static LoadObjects load(Bucket bucket, int objects) {
        return new LoadObjects(bucket, OWNER, objects, NOW);
    }
}
