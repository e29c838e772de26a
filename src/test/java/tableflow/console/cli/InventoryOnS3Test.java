package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.InventoryFrequency;
import software.amazon.awssdk.services.s3.model.InventoryIncludedObjectVersions;
import software.amazon.awssdk.services.s3.model.InventoryOptionalField;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.service.storage.inventory.InventoryReport;

/// S3 Inventory on the sandbox's S3: configured by a client, delivered as S3 does, and counted like a listing.
class InventoryOnS3Test extends StorageS3Rig {

    /// Configures an inventory as a client does, and delivers a list of the bucket as S3 does.
    private void inventory(String id, String format, Instant created) throws Exception {
        Bucket lists = store.bucket("lists").isPresent() ? store.bucket("lists").get()
                : store.create("lists", "us-east-1", ACCOUNT);
        try (S3Client client = sdk()) {
            client.putBucketInventoryConfiguration(request -> request.bucket("bucket").id(id)
                    .inventoryConfiguration(one -> one.id(id).isEnabled(true)
                            .includedObjectVersions(InventoryIncludedObjectVersions.CURRENT)
                            .schedule(schedule -> schedule.frequency(InventoryFrequency.DAILY))
                            .optionalFields(InventoryOptionalField.SIZE, InventoryOptionalField.LAST_MODIFIED_DATE,
                                    InventoryOptionalField.STORAGE_CLASS)
                            .destination(to -> to.s3BucketDestination(place -> place.bucket("arn:aws:s3:::lists")
                                    .prefix("inv").format(format)))));
            assertThat(client.getBucketInventoryConfiguration(request -> request.bucket("bucket").id(id))
                    .inventoryConfiguration().destination().s3BucketDestination().formatAsString()).isEqualTo(format);
            assertThat(client.listBucketInventoryConfigurations(request -> request.bucket("bucket"))
                    .inventoryConfigurationList()).anyMatch(one -> one.id().equals(id));
        }
        Map<String, Long> sizes = new TreeMap<>();
        for (int i = 0; i < 1_200; i++) {
            sizes.put("logs/%05d".formatted(i), 100L + i);
        }
        ODD.forEach(key -> sizes.put(key, (long) key.length()));
        InventoryReport report = new InventoryReport("bucket", "lists", "inv", id, created);
        for (Map.Entry<String, byte[]> file : report.files(sizes, 500, format, folder).entrySet()) {
            put(lists, file.getKey(), file.getValue());
        }
    }

    private void forget(String id) {
        try (S3Client client = sdk()) {
            client.deleteBucketInventoryConfiguration(request -> request.bucket("bucket").id(id));
        }
    }

    /// All that both sources tell of the bucket, line by line: whole, and by prefix, topic, class, size and kind.
    private List<String> figures(String source) throws Exception {
        List<String> all = new ArrayList<>();
        for (String by : List.of("prefix", "topic", "class", "size", "kind")) {
            assertThat(run("storage", "usage", "--source", source, "--by", by, "--depth", "9", "--json")).isZero();
            JsonNode document = json();
            all.add(by + " " + document.path("objects") + " " + document.path("bytes"));
            document.path("rows").forEach(row -> all.add(by + " " + row.path("depth") + " " + row.path("name") + " "
                    + row.path("objects") + " " + row.path("bytes")));
            document.path("largest").forEach(one -> all.add(one.path("key") + " " + one.path("bytes") + " "
                    + one.path("storageClass")));
        }
        return all;
    }

    @Test
    void aListOfS3IsReadFromItsConfigurationToItsFigures() throws Exception {
        assertThat(run("storage", "usage", "--source", "inventory")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("bucket bucket has none", "Leave out --source");
        assertThat(run("storage", "usage", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("listing");
        List<String> listed = figures("list");
        Instant created = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS);
        for (String format : List.of("CSV", "Parquet")) {
            inventory("daily", format, created);
            assertThat(run("storage", "usage", "--source", "inventory", "--json")).as(err()).isZero();
            JsonNode counted = json();
            assertThat(counted.path("source").asText()).isEqualTo("inventory");
            assertThat(counted.path("inventory").asText()).isEqualTo("S3 Inventory daily of " + created);
            assertThat(counted.path("asOf").asText()).isEqualTo(created.toString());
            assertThat(counted.path("complete").asBoolean()).isTrue();
            assertThat(counted.path("objects").asLong()).isEqualTo(1_200L + ODD.size());
            assertThat(figures("inventory")).as(format).isEqualTo(listed);
            assertThat(counted.path("effort").path("requests").asInt()).isEqualTo(3);
            assertThat(err()).contains("20 h old", "3 GETs of", "All figures will be of then");
        }
        assertThat(run("storage", "usage", "--source", "inventory", "s3://bucket/logs/")).isZero();
        assertThat(out()).contains("By S3 Inventory daily of " + created + ": all figures are of then",
                "1,200 objects");
        assertThat(run("storage", "findings", "--scan", "--source", "inventory", "--json")).isZero();
        assertThat(json().path("inventory").asText()).isEqualTo("S3 Inventory daily of " + created);

        try (S3Client client = sdk()) {
            client.deleteObject(request -> request.bucket("lists").key("inv/bucket/daily/data/1.parquet"));
        }
        assertThat(run("storage", "usage", "--source", "inventory", "--json")).isEqualTo(ExitCode.NO);
        assertThat(json().path("complete").asBoolean()).isFalse();
        assertThat(json().path("objects").asLong()).isEqualTo(1_200L + ODD.size() - 500);
        assertThat(json().path("unseen").get(0).path("why").asText()).contains("inv/bucket/daily/data/1.parquet");
        assertThat(err()).contains("Not seen: s3://bucket/: file s3://lists/inv/bucket/daily/data/1.parquet");
        forget("daily");
    }

    @Test
    void autoTakesAFreshListWhereListingCosts() throws Exception {
        Instant fresh = Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS);
        inventory("auto", "CSV", fresh);
        assertThat(run("storage", "usage", "--source", "auto", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("listing");
        assertThat(err()).contains("Counts by listing. Listing is cheap enough");
        foreseen = 50_000_000;
        assertThat(run("storage", "usage", "--source", "auto", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("inventory");
        assertThat(err()).contains("Counts by inventory. Listing costs five cents or more");
        denied = "s3:GetInventoryConfiguration";
        assertThat(run("storage", "usage", "--source", "auto")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Whether S3 Inventory has a list is not known", "--yes");
        assertThat(run("storage", "usage", "--source", "inventory")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("no s3:GetInventoryConfiguration");
        denied = "-";
        forget("auto");

        inventory("stale", "CSV", Instant.now().minus(Duration.ofDays(5)));
        assertThat(run("storage", "usage", "--source", "auto", "--yes", "--json")).isZero();
        assertThat(json().path("source").asText()).isEqualTo("listing");
        assertThat(err()).contains("inventory stale is older than its schedule lets expect");
        assertThat(run("storage", "usage", "--source", "inventory", "--resume")).isEqualTo(ExitCode.USAGE);
        forget("stale");
    }
}
