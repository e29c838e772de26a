package tableflow.console.sandbox.tableflow;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tableflow.console.domain.schema.SchemaFormat;

/// How long it takes from the last of many records produced until all of them are committed rows. Arguments: how many
/// records, 100,000 by default.
public final class MaterialiseBench {
    private static final String SCHEMA = """
        {"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"name":{"type":"string"},
         "amount":{"type":"number"},"at":{"type":"integer"}}}""";

    private MaterialiseBench() {}

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        Path folder = Files.createTempDirectory("materialise-bench");
        try (LakeFixture lake = new LakeFixture(folder)) {
            lake.topic("bench", 4, Map.of());
            lake.register("bench-value", SchemaFormat.JSON, SCHEMA);
            lake.order("bench", LakeFixture.settings());
            long start = System.nanoTime();
            for (int i = 0; i < records; i++) {
                byte[] value = ("{\"id\":" + i + ",\"name\":\"customer number " + i + "\",\"amount\":" + i % 1000
                    + ".25,\"at\":" + (1_700_000_000_000L + i) + "}").getBytes(StandardCharsets.UTF_8);
                var _ = lake.send("bench", i % 4, ("k" + i).getBytes(StandardCharsets.UTF_8), value);
            }
            lake.flush();
            long produced = System.nanoTime();
            lake.caughtUp("bench", records);
            long committed = System.nanoTime();
            out.printf(Locale.ROOT, "%d records: produced in %d ms, committed %d ms later, %d rows%n",
                records, (produced - start) / 1_000_000, (committed - produced) / 1_000_000, lake.rows("bench").size());
        }
    }
}
