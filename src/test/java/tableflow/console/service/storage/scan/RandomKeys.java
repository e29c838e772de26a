package tableflow.console.service.storage.scan;

import java.util.Random;
import java.util.UUID;

/// Makes buckets of all sorts: the layouts that are known, and keys that nobody would choose.
final class RandomKeys {

    private static final String[] CLASSES = {"STANDARD", "GLACIER", "STANDARD_IA", "SOMETHING_NEW"};
    private static final String[] ODD = {"", " ", "\n", "\r", "\u0001", "%", "+", "&", "<", ">", "\"", "é", "日本",
        "\uFFFD", "\uE000", "\uFF5E", "\uD83D\uDE00", "\uDBFF\uDFFF", "~", "0", "/", "=", "\t", "\\", "#", "?"};

    private final Random random;

    RandomKeys(Random random) {
        this.random = random;
    }

    /// Fills a bucket with about so many objects.
    void fill(MemoryPages pages, int count) {
        int layout = random.nextInt(6);
        String table = "1010001/10110010/" + uuid() + "/env-a1/lkc-b2/v1/";
        String[] tables = {uuid(), uuid(), uuid()};
        for (int i = 0; i < count; i++) {
            String key = switch (layout) {
                case 0 -> table + tables[random.nextInt(3)] + (random.nextInt(9) == 0
                        ? "/metadata/" + uuid() + "-m0.avro"
                        : "/data/" + uuid() + ".parquet");
                case 1 -> String.format("topics/t%d/year=2026/month=%02d/day=%02d/hour=%02d/t+0+%010d.json.gz",
                        random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), i);
                case 2 -> String.format("part-%06d", i);
                case 3 -> odd();
                case 4 -> "x".repeat(random.nextInt(4)) + "/" + i + (random.nextBoolean() ? "/" : "");
                default -> random.nextInt(20) + "/" + odd();
            };
            pages.put(key, size(), MemoryPages.now().toEpochMilli() + offset(), CLASSES[random.nextInt(4)]);
        }
    }

    private String odd() {
        StringBuilder key = new StringBuilder();
        int parts = 1 + random.nextInt(8);
        for (int i = 0; i < parts; i++) {
            key.append(ODD[random.nextInt(ODD.length)]);
        }
        return key.isEmpty() ? "k" : key.toString();
    }

    private long size() {
        return random.nextInt(10) == 0 ? 0 : random.nextLong(1L << (1 + random.nextInt(45)));
    }

    /// Most in the past, some ahead of the clock.
    private long offset() {
        return 3_600_000L - random.nextLong(1L << (20 + random.nextInt(18)));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
