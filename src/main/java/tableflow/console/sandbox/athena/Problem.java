package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlFailure;

/// Why a query failed, as `Status.AthenaError` has it.
///
/// @param reason also the `StateChangeReason`
/// @param category 1 system, 2 user, 3 other
/// @param type number in Athena's error catalogue
record Problem(String reason, int category, int type, boolean retryable) {
    private static final int SYSTEM = 1;
    private static final int USER = 2;

    /// Numbers of the engine's error names; seen at the real service, the rest from its error catalogue.
    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("DIVISION_BY_ZERO", 1001),
            Map.entry("TYPE_MISMATCH", 1002),
            Map.entry("SYNTAX_ERROR", 1006),
            Map.entry("COLUMN_NOT_FOUND", 1006),
            Map.entry("CATALOG_NOT_FOUND", 1006),
            Map.entry("INVALID_CAST_ARGUMENT", 1100),
            Map.entry("NUMERIC_VALUE_OUT_OF_RANGE", 1100),
            Map.entry("INVALID_PARAMETER_USAGE", 1100),
            Map.entry("INVALID_FUNCTION_ARGUMENT", 1106),
            Map.entry("TABLE_ALREADY_EXISTS", 1110),
            Map.entry("NOT_SUPPORTED", 1200),
            Map.entry("TABLE_NOT_FOUND", 1301),
            Map.entry("SCHEMA_NOT_FOUND", 1301),
            Map.entry("FUNCTION_NOT_FOUND", 1303),
            Map.entry("PERMISSION_DENIED", 1500),
            Map.entry("ICEBERG_MISSING_METADATA", 1304),
            Map.entry("EXCEEDED_TIME_LIMIT", 210),
            Map.entry("EXCEEDED_LOCAL_MEMORY_LIMIT", 4),
            Map.entry("EXCEEDED_GLOBAL_MEMORY_LIMIT", 5));

    /// What the engine said.
    static Problem of(SqlFailure failure) {
        boolean user = failure.kind() == SqlFailure.Kind.USER_ERROR;
        int otherwise = switch (failure.kind()) {
            case USER_ERROR -> 1000;
            case INSUFFICIENT_RESOURCES -> 0;
            default -> 200;
        };
        int type = TYPES.getOrDefault(failure.name(), otherwise);
        return new Problem(failure.reason(), user ? USER : SYSTEM, type, false);
    }

    /// The catalog refuses the caller.
    static Problem catalogDenied(String sentence) {
        return new Problem("Insufficient permissions to execute the query. " + sentence, USER, 1500, false);
    }

    /// The object store refuses the caller.
    static Problem storeDenied(S3Uri path, String sentence) {
        return new Problem("Permission denied on S3 path: " + path + ". " + sentence, USER, 1501, false);
    }

    /// The result may not be written.
    static Problem outputDenied(S3Uri path) {
        return new Problem("Access denied when writing output to url: " + path + " . Please ensure you are allowed to "
                + "access the S3 bucket. If you are encrypting query results with KMS key, please ensure you are "
                + "allowed to access your KMS key", USER, 401, false);
    }

    /// The result could not be written.
    static Problem outputFailed(String why) {
        return new Problem("Failed to write query results to Amazon S3: " + why, SYSTEM, 402, true);
    }

    static Problem notSupported(String what) {
        return new Problem("NOT_SUPPORTED: " + what, USER, 1200, false);
    }

    /// Nothing that the user did.
    static Problem internal(String why) {
        return new Problem(why, SYSTEM, 100, true);
    }

    ObjectNode json() {
        return Json.object()
                .put("ErrorCategory", category)
                .put("ErrorMessage", reason)
                .put("ErrorType", type)
                .put("Retryable", retryable);
    }

    /// Reads what [#json] wrote.
    static Problem of(JsonNode node) {
        return new Problem(node.path("ErrorMessage").asText(), node.path("ErrorCategory").asInt(),
                node.path("ErrorType").asInt(), node.path("Retryable").asBoolean());
    }
}
