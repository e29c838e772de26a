package tableflow.console.sandbox.seed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Keys as the real writers form them: Tableflow's tables, and the partitioned folders of a sink connector.
final class TableLayout {
    private TableLayout() {}

    /// The root of a table: two spreaders of binary digits, organization, environment, cluster, `v1`, a UUID.
    static String tableRoot(Random random, String organization, String environment, String cluster) {
        return bits(random) + "/" + bits(random) + "/" + organization + "/" + environment + "/" + cluster + "/v1/"
                + uuid(random);
    }

    static String dataFile(String root, Random random) {
        return root + "/data/" + uuid(random) + ".parquet";
    }

    /// @param version counts the commits of the table
    static String metadataFile(String root, int version, Random random) {
        return String.format(Locale.ROOT, "%s/metadata/%05d-%s.metadata.json", root, version, uuid(random));
    }

    static String manifestList(String root, Random random) {
        return root + "/metadata/snap-" + (random.nextLong() >>> 1) + "-1-" + uuid(random) + ".avro";
    }

    static String manifest(String root, Random random) {
        return root + "/metadata/" + uuid(random) + "-m0.avro";
    }

    /// A file of a sink connector: `topics/orders/year=2026/month=11/day=22/hour=09/orders+3+0000001200.json.gz`.
    static String sinkFile(String topic, int partition, long offset, Instant at) {
        ZonedDateTime hour = at.atZone(ZoneOffset.UTC);
        return String.format(Locale.ROOT, "topics/%s/year=%d/month=%02d/day=%02d/hour=%02d/%s+%d+%010d.json.gz",
                topic, hour.getYear(), hour.getMonthValue(), hour.getDayOfMonth(), hour.getHour(), topic, partition,
                offset);
    }

    static UUID uuid(Random random) {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static String bits(Random random) {
        return Integer.toBinaryString(1 + random.nextInt(255));
    }
}
