package tableflow.console.service.storage.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.Unchecked;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;

/// What is wrong as one document of kind `storage-findings`, whose fields `docs/guide/commands.md` lists. Fields only
/// ever grow.
public final class FindingsJson {

    private FindingsJson() {}

    /// @param scan that was judged
    /// @param prices that money in it is of
    /// @param stopped whether not all was looked at
    public static ObjectNode document(
            FindingReport report, Checkpoint scan, RegionPrices prices, boolean stopped) {
        ObjectNode document = JsonNodeFactory.instance.objectNode()
                .put("version", 1)
                .put("kind", "storage-findings")
                .put("bucket", report.root().bucket())
                .put("prefix", report.root().key())
                .put("scanned", report.scanned().toString())
                .put("complete", scan.isComplete() && !stopped)
                .put("stopped", stopped)
                .put("source", scan.isListing() ? "listing" : "inventory")
                .put("tables", report.tables())
                .put("errors", report.hasErrors());
        if (!scan.isListing()) {
            document.put("inventory", scan.source());
        }
        document.putObject("prices").put("region", prices.region()).put("asked", prices.asked())
                .put("asOf", prices.asOf().toString()).put("source", prices.source());
        add(document.putArray("findings"), report);
        ArrayNode unchecked = document.putArray("unchecked");
        for (Unchecked one : report.unchecked()) {
            unchecked.addObject().put("check", one.check().key()).put("subject", one.subject())
                    .put("why", one.why()).put("permission", one.permission());
        }
        return document;
    }

    private static void add(ArrayNode into, FindingReport report) {
        for (StorageFinding one : report.findings()) {
            ObjectNode node = into.addObject()
                    .put("check", one.check().key())
                    .put("severity", one.severity().name().toLowerCase(Locale.ROOT))
                    .put("certainty", one.finding().certainty().name().toLowerCase(Locale.ROOT))
                    .put("mode", one.finding().id())
                    .put("subject", one.subject())
                    .put("prefix", one.place().key())
                    .put("says", one.finding().says());
            ArrayNode figures = node.putArray("evidence");
            one.figures().forEach(figure ->
                    figures.addObject().put("name", figure.name()).put("value", figure.value()));
            one.finding().contradicts().forEach(node.putArray("against")::add);
            one.finding().unchecked().forEach(node.putArray("unchecked")::add);
            one.finding().remedy().steps().forEach(node.putArray("steps")::add);
            one.commands().forEach(node.putArray("commands")::add);
        }
    }
}
