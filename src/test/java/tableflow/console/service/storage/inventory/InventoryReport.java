package tableflow.console.service.storage.inventory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.service.storage.inventory.InventoryBucket.Row;
import tableflow.console.service.storage.scan.MemoryPages;

/// A list as S3 Inventory delivers it: manifest, checksum, Hive's symlinks and the files, by their keys.
///
/// @param to bucket that it lies in
/// @param prefix that its keys begin with
/// @see "Amazon S3 User Guide: Locating your inventory list"
public record InventoryReport(String of, String to, String prefix, String id, Instant created) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// @param sizes of the objects by key
    /// @param each rows in a file
    /// @param format CSV or Parquet
    public Map<String, byte[]> files(Map<String, Long> sizes, int each, String format, Path scratch)
            throws Exception {
        List<Row> rows = new ArrayList<>();
        sizes.forEach((key, size) -> rows.add(new Row(key,
                new MemoryPages.Thing(size, created.minusSeconds(3_600).toEpochMilli(), "STANDARD"), true, false)));
        InventoryStand writer = new InventoryStand(scratch);
        String home = prefix + "/" + of + "/" + id + "/";
        Map<String, byte[]> files = new TreeMap<>();
        StringBuilder parts = new StringBuilder();
        StringBuilder links = new StringBuilder();
        for (int from = 0; from < rows.size(); from += each) {
            List<Row> part = rows.subList(from, Math.min(rows.size(), from + each));
            byte[] bytes = format.equals("CSV") ? InventoryBucket.csv(part) : writer.parquet(part);
            String key = home + "data/" + from / each + (format.equals("CSV") ? ".csv.gz" : ".parquet");
            files.put(key, bytes);
            parts.append(from == 0 ? "" : ",").append("{\"key\":\"").append(key).append("\",\"size\":")
                    .append(bytes.length).append(",\"MD5checksum\":\"").append(InventoryBucket.md5(bytes))
                    .append("\"}");
            links.append("s3://").append(to).append('/').append(key).append('\n');
        }
        byte[] manifest = ("{\"sourceBucket\":\"" + of + "\",\"destinationBucket\":\"arn:aws:s3:::" + to
                + "\",\"version\":\"2016-11-30\",\"creationTimestamp\":\"" + created.toEpochMilli()
                + "\",\"fileFormat\":\"" + format + "\",\"fileSchema\":\""
                + (format.equals("CSV") ? InventoryBucket.FIELDS
                        : InventoryBucket.PARQUET.toString().replaceAll("\\s+", " "))
                + "\",\"files\":[" + parts + "]}").getBytes(StandardCharsets.UTF_8);
        String moment = MOMENT.format(created);
        files.put(home + "hive/dt=" + moment.replace("T", "-").replace("Z", "") + "/symlink.txt",
                links.toString().getBytes(StandardCharsets.UTF_8));
        files.put(home + moment + "/manifest.json", manifest);
        files.put(home + moment + "/manifest.checksum",
                InventoryBucket.md5(manifest).getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
