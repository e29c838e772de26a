package tableflow.console.sandbox.confluent;

import java.util.Locale;
import java.util.UUID;

/// The root of a table as the real service lays it out: two hash spreaders written as binary digits without padding,
/// organization, environment, cluster, `v1`, and a UUID of the table's own. The topic's name is not in it.
final class TablePath {
    private TablePath() {}

    static String fresh(String bucket, String organization, String environment, String cluster) {
        UUID table = UUID.randomUUID();
        String spreaders = bits(table.getLeastSignificantBits()) + "/" + bits(table.getLeastSignificantBits() >>> 8);
        return String.format(Locale.ROOT, "s3://%s/%s/%s/%s/%s/v1/%s",
                bucket, spreaders, organization, environment, cluster, table);
    }

    /// One byte of it, never zero: seven or eight digits mostly.
    private static String bits(long hash) {
        return Integer.toBinaryString(Math.max(1, (int) (hash & 0xff)));
    }
}
