package tableflow.console.service.monitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tableflow.console.domain.Units;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.profile.Profile;

/// What a webhook is told, and alerts in a sentence. The document: `version` 1, `text` for people, `profile`,
/// `environment`, `at`, `test`, and `alerts`, each with `id`, `state` (`open` or `closed`), `topic`, `rule`, `opened`
/// and, where there are, `closed`, `end`, `last` and `worst`.
final class AlertMessage {

    private static final int SENTENCES = 10;

    private AlertMessage() {}

    static String json(Profile profile, Instant at, List<AlertBook.Change> changes) {
        ObjectNode document = document(profile, at, text(profile, changes), false);
        ArrayNode alerts = document.putArray("alerts");
        for (AlertBook.Change change : changes) {
            ObjectNode node = AlertFile.json(change.alert());
            node.put("state", change.begins() ? "open" : "closed");
            alerts.add(node);
        }
        return document.toString();
    }

    static String test(Profile profile, Instant at) {
        ObjectNode document = document(
                profile, at, "Tableflow Console, profile " + profile.name() + ": this is a test, all is well.", true);
        document.putArray("alerts");
        return document.toString();
    }

    private static ObjectNode document(Profile profile, Instant at, String text, boolean test) {
        return JsonNodeFactory.instance.objectNode()
                .put("version", 1)
                .put("text", text)
                .put("profile", profile.name())
                .put("environment", profile.environmentTag())
                .put("at", at.toString())
                .put("test", test);
    }

    private static String text(Profile profile, List<AlertBook.Change> changes) {
        String sentences = changes.stream().limit(SENTENCES).map(AlertMessage::sentence)
                .collect(Collectors.joining(" "));
        int more = changes.size() - SENTENCES;
        return profile.name() + ": " + sentences + (more > 0 ? " And " + more + " more." : "");
    }

    private static String sentence(AlertBook.Change change) {
        Alert alert = change.alert();
        Long last = alert.last();
        String value = last == null ? "" : " (now " + amount(alert.rule(), last) + ")";
        return change.begins()
                ? alert.topic() + ": " + rule(alert.rule()) + value + "."
                : alert.topic() + ": over: " + rule(alert.rule()) + value + ".";
    }

    private static String rule(Rule rule) {
        return switch (rule) {
            case Rule.Above above -> figure(above.figure()) + " above " + amount(rule, above.limit());
            case Rule.GrowthPerDay growth -> "grows by more than " + Units.size(growth.bytes()) + " a day";
            case Rule.NotRunning _ -> "does not run";
            case Rule.SyncFailed _ -> "is not synchronised with a catalog";
        };
    }

    private static String figure(Figure figure) {
        return switch (figure) {
            case LAG -> "lag";
            case LAG_TIME -> "waiting time of the oldest record";
            case COMMIT_AGE -> "age of the newest commit";
            case SYNC_AGE -> "age of the newest catalog sync";
            case ROWS_SKIPPED -> "rows skipped within an hour";
            case ROWS_WRITTEN -> "rows written within an hour";
            case BYTES_WRITTEN -> "bytes written within an hour";
            case BYTES_RECEIVED -> "bytes received within an hour";
            case END_OFFSETS -> "sum of end offsets";
            case TABLE_ROWS -> "rows";
            case TABLE_BYTES -> "size";
            case TABLE_FILES -> "number of files";
            case SNAPSHOTS -> "number of snapshots";
            case STORED_BYTES -> "stored size";
            case GROWTH -> "growth a day";
        };
    }

    private static String amount(Rule rule, long value) {
        if (rule instanceof Rule.Above(Figure figure, long _)) {
            return switch (figure.unit()) {
                case BYTES -> Units.size(value);
                case MILLIS -> Units.duration(value);
                case COUNT -> Units.grouped(value);
            };
        }
        return Units.size(value);
    }
}
