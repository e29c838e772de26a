package tableflow.console.service.storage.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;

/// What a scan has counted as one document of kind `storage-usage`, whose fields `docs/guide/commands.md` lists. Fields
/// only ever grow.
public final class UsageJson {

    private static final int LARGEST = 20;

    private UsageJson() {}

    /// @param rows of `by`
    public static ObjectNode document(Checkpoint scan, RegionPrices prices, UsageRows.By by, List<UsageRow> rows) {
        ObjectNode document = JsonNodeFactory.instance.objectNode()
                .put("version", 1)
                .put("kind", "storage-usage")
                .put("bucket", scan.root().bucket())
                .put("prefix", scan.root().key())
                .put("started", scan.started().toString())
                .put("complete", scan.isComplete())
                .put("source", scan.isListing() ? "listing" : "inventory")
                .put("asOf", scan.started().toString())
                .put("inventory", scan.isListing() ? null : scan.source())
                .put("objects", scan.report().total().objects())
                .put("bytes", scan.report().total().bytes())
                .put("by", by.name().toLowerCase(Locale.ROOT));
        ArrayNode all = document.putArray("rows");
        for (UsageRow row : rows) {
            ObjectNode node = all.addObject()
                    .put("name", row.name())
                    .put("depth", row.depth())
                    .put("objects", row.amount().objects())
                    .put("bytes", row.amount().bytes());
            row.newest().ifPresent(newest -> node.put("newest", Instant.ofEpochMilli(newest).toString()));
            if (!row.note().isEmpty()) {
                node.put("note", row.note());
            }
        }
        ArrayNode largest = document.putArray("largest");
        for (LargeObject one : scan.report().largest().stream().limit(LARGEST).toList()) {
            largest.addObject().put("key", one.key()).put("bytes", one.size())
                    .put("modified", Instant.ofEpochMilli(one.modified()).toString())
                    .put("storageClass", one.storageClass());
        }
        ArrayNode unseen = document.putArray("unseen");
        for (Unseen one : scan.unseen()) {
            unseen.addObject().put("prefix", one.prefix()).put("after", one.after()).put("upTo", one.upTo())
                    .put("kind", one.kind().name()).put("why", one.why()).put("advice", one.advice());
        }
        document.putObject("effort")
                .put("requests", scan.effort().requests())
                .put("slowed", scan.effort().slowed())
                .put("repeated", scan.effort().repeated())
                .put("millis", scan.effort().millis())
                .put("dollars", prices.effort(scan));
        RegionPrices.Monthly month = prices.month(scan.report().classes());
        ObjectNode money = document.putObject("month")
                .put("dollars", month.dollars())
                .put("region", prices.region())
                .put("asOf", prices.asOf().toString());
        ArrayNode unknown = money.putArray("classesWithoutPrice");
        month.unknown().stream().sorted().forEach(unknown::add);
        return document;
    }
}
