package tableflow.console.service.storage.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.support.Quoting;

/// Lines of the AWS CLI that mend what was found, each value quoted for who reads it: the shell, and within it JMESPath
/// (`--query`) or JSON.
final class Commands {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS = 7;

    private Commands() {}

    private static String line(String operation, String... words) {
        StringBuilder line = new StringBuilder("aws ").append(operation);
        for (String word : words) {
            line.append(' ').append(Quoting.shell(word));
        }
        return line.toString();
    }

    /// A text as a literal of JMESPath: JSON between backticks, of which none is left inside.
    ///
    /// @see "JMESPath specification: literal expressions"
    static String jmesPath(String text) {
        return "`" + json(text).replace("`", "\\u0060") + "`";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /// Takes one lifecycle rule out; a put replaces all rules, and there is no empty configuration.
    ///
    /// @param others whether there are other rules
    static List<String> withoutRule(String bucket, String id, boolean others) {
        if (!others) {
            return List.of(line("s3api delete-bucket-lifecycle", "--bucket", bucket));
        }
        return edited(bucket, "{Rules: Rules[?ID != " + jmesPath(id) + "]}");
    }

    private static List<String> edited(String bucket, String query) {
        return List.of(
                line("s3api get-bucket-lifecycle-configuration", "--bucket", bucket, "--output", "json",
                        "--query", query) + " > lifecycle.json",
                line("s3api put-bucket-lifecycle-configuration", "--bucket", bucket,
                        "--lifecycle-configuration", "file://lifecycle.json"));
    }

    /// Adds a rule to those that there are.
    ///
    /// @param others whether there are some
    private static List<String> withRule(String bucket, ObjectNode rule, boolean others) {
        if (others) {
            return edited(bucket, "{Rules: [Rules, `[" + json(rule).replace("`", "\\u0060") + "]`][]}");
        }
        ObjectNode all = JSON.createObjectNode();
        all.putArray("Rules").add(rule);
        return List.of(line("s3api put-bucket-lifecycle-configuration", "--bucket", bucket,
                "--lifecycle-configuration", json(all)));
    }

    private static ObjectNode rule(String id) {
        ObjectNode rule = JSON.createObjectNode().put("ID", id).put("Status", "Enabled");
        rule.putObject("Filter").put("Prefix", "");
        return rule;
    }

    /// Ends uploads that were left undone, after a week.
    static List<String> endingUploads(String bucket, boolean others) {
        ObjectNode rule = rule("end-unfinished-uploads");
        rule.putObject("AbortIncompleteMultipartUpload").put("DaysAfterInitiation", DAYS);
        return withRule(bucket, rule, others);
    }

    /// Ends old versions after a week, and marks of deletion with nothing behind them.
    static List<String> endingVersions(String bucket, boolean others) {
        ObjectNode rule = rule("end-old-versions");
        rule.putObject("NoncurrentVersionExpiration").put("NoncurrentDays", DAYS);
        rule.putObject("Expiration").put("ExpiredObjectDeleteMarker", true);
        return withRule(bucket, rule, others);
    }

    /// Switches an optimizer of Glue off for good.
    static String withoutOptimizer(String account, String database, String table, String kind) {
        return line("glue delete-table-optimizer", "--catalog-id", account, "--database-name", database,
                "--table-name", table, "--type", kind);
    }

    /// Brings an archived object back for a week, in which it can be copied onto itself.
    static List<String> restored(S3Uri object) {
        return List.of(
                line("s3api restore-object", "--bucket", object.bucket(), "--key", object.key(), "--restore-request",
                        "{\"Days\":" + DAYS + ",\"GlacierJobParameters\":{\"Tier\":\"Standard\"}}"),
                line("s3 cp", object.toString(), object.toString(), "--storage-class", "STANDARD",
                        "--force-glacier-transfer"));
    }
}
