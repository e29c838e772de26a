package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.athena.model.WorkGroupConfigurationUpdates;
import tableflow.console.sandbox.http.Json;

/// The workgroup, and where it puts results.
final class AthenaArms {
    private static final String LOCATION = "s3://" + Documents.RESULTS + "/";

    private AthenaArms() {}

    static List<Mode> all() {
        return List.of(
                state("A1", scene -> results(scene, "s3://results-that-never-were/"), Looks::resultsBucket,
                        "404 NoSuchBucket"),
                state("A1", scene -> scene.operatorLacks("results", Documents.WRITES_RESULTS), Looks::resultsBucket,
                        "s3:GetBucketLocation").as("rights"),
                state("A2", AthenaArms::nowhere, Looks::workGroup, "ENABLED null"),
                state("A3", scene -> scene.aws().withObject("/athena").put("workgroup", "analytics"),
                        Looks::workGroup, "WorkGroup is not found"),
                state("A3", AthenaArms::disabled, Looks::workGroup, "DISABLED").as("disabled"),
                state("A4", scene -> scene.operatorPolicy("queries", Documents.QUERIES,
                        Documents.QUERIES.replace("workgroup/*", "workgroup/somebody-elses")), Looks::workGroup,
                        "AccessDeniedException: User"),
                state("A5", AthenaArms::enforced, Looks::workGroup, "enforced true"),
                ends("A6", 1007, "SYNTAX_ERROR: line 1:10: mismatched input 'FORM'. Expecting: ',', 'FROM'"),
                ends("A7", 1301, "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.lake.orders' does not exist"),
                ends("A8", 1006, "COLUMN_NOT_FOUND: line 1:8: Column 'pieses' cannot be resolved or requester is not "
                        + "authorized to access requested resources"),
                state("A9", scene -> asked(scene, () -> Grants.described(scene)), AthenaArms::last,
                        "Relation contains no accessible columns"),
                ends("A10", 1304, "ICEBERG_MISSING_METADATA: Metadata not found in metadata location for table orders"),
                ends("A11", 1304, "ICEBERG_INVALID_METADATA: Invalid metadata file for table orders"),
                ends("A12", 1300, "ICEBERG_CANNOT_OPEN_SPLIT: Error opening Iceberg split s3://" + Documents.BUCKET
                        + "/data/x.parquet (offset=0, length=4): The specified key does not exist. (Service: S3, "
                        + "Status Code: 404)"),
                ends("A13", 1307, "ICEBERG_BAD_DATA: Malformed Parquet file. Corrupted statistics for column id"),
                ends("A14", 1501, "Permission denied on S3 path: s3://" + Documents.BUCKET + "/orders"),
                answer("A15", scene -> ending(scene, "CANCELLED", 0, "Bytes scanned limit was exceeded"),
                        AthenaArms::last, "CANCELLED Bytes scanned limit was exceeded"),
                answer("A17", scene -> scene.fault("{\"service\":\"athena\",\"times\":1000,\"status\":400,"
                        + "\"code\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}"), Looks::workGroup,
                        "ThrottlingException: Rate exceeded"),
                ends("A18", 5, "Query exhausted resources at this scale factor"),
                ends("A19", 1401, "Glue throttled the request: Rate exceeded (Service: Glue, Status Code: 400)"),
                ends("A20", 401, "Access denied when writing output to url: s3://" + Documents.RESULTS
                        + "/x.csv . Please ensure you are allowed to access the S3 bucket."),
                state("A22", scene -> {
                    scene.catalog("no-such-catalog");
                    asked(scene, () -> { });
                }, AthenaArms::last, "1006 CATALOG_NOT_FOUND"),
                ends("A23", 1000, "INVALID_ARGUMENTS: Iceberg snapshot ID does not exists: 4711"));
    }

    /// A query over the table has ended so.
    private static Mode ends(String id, int type, String reason) {
        return answer(id, scene -> ending(scene, "FAILED", type, reason), AthenaArms::last, reason);
    }

    private static void ending(Scene scene, String state, int type, String reason) throws Exception {
        asked(scene, () -> scene.hook("/athena/endings/" + scene.topic(), Json.object().put("state", state)
                .put("type", type).put("reason", reason).put("sql", scene.topic()).toString()));
    }

    /// The operator has run a query over the table, in a workgroup of its own, whose only query it is.
    private static void asked(Scene scene, Scene.Undo arm) throws Exception {
        Aws aws = scene.lab().aws();
        String group = "lab-" + UUID.randomUUID();
        aws.athena.createWorkGroup(r -> r.name(group).configuration(c -> c.resultConfiguration(l ->
                l.outputLocation(LOCATION))));
        scene.undo(() -> aws.athena.deleteWorkGroup(r -> r.workGroup(group).recursiveDeleteOption(true)));
        scene.aws().withObject("/athena").put("workgroup", group);
        arm.run();
        Looks.query(scene);
    }

    /// What a query tells of a failure that another rung finds: that one comes first.
    static List<Mode> told() {
        return List.of(
                state("G4", scene -> asked(scene, () -> Grants.closed(scene, scene.topic())), AthenaArms::last,
                        "1301 TABLE_NOT_FOUND").as("query"),
                state("S4", scene -> asked(scene, () -> scene.operatorLacks("objects", Documents.READS_OBJECTS)),
                        AthenaArms::last, "Permission denied on S3 path").as("query"));
    }

    /// How the last query of the workgroup ended; which calls one may be asked of any workgroup.
    private static String last(Scene scene) throws Exception {
        try (Aws aws = new Aws(scene.aws())) {
            var ids = aws.athena.listQueryExecutions(r -> r.workGroup(scene.aws().at("/athena/workgroup").asText()))
                    .queryExecutionIds();
            return ids.isEmpty() ? "none" : Looks.end(aws, ids.getFirst());
        }
    }

    private static void update(Scene scene, Consumer<WorkGroupConfigurationUpdates.Builder> change) {
        scene.lab().aws().athena.updateWorkGroup(r -> r.workGroup("primary").configurationUpdates(change));
    }

    private static void results(Scene scene, String location) {
        update(scene, c -> c.resultConfigurationUpdates(u -> u.outputLocation(location)));
        scene.aws().withObject("/athena").remove("resultLocation");
        scene.undo(() -> update(scene, c -> c.resultConfigurationUpdates(u -> u.outputLocation(LOCATION))));
    }

    private static void nowhere(Scene scene) {
        update(scene, c -> c.resultConfigurationUpdates(u -> u.removeOutputLocation(true)));
        scene.aws().withObject("/athena").remove("resultLocation");
        scene.undo(() -> update(scene, c -> c.resultConfigurationUpdates(u -> u.outputLocation(LOCATION))));
    }

    private static void disabled(Scene scene) {
        Aws aws = scene.lab().aws();
        aws.athena.createWorkGroup(r -> r.name("retired").configuration(c -> c.resultConfiguration(l ->
                l.outputLocation(LOCATION))));
        aws.athena.updateWorkGroup(r -> r.workGroup("retired").state("DISABLED"));
        scene.aws().withObject("/athena").put("workgroup", "retired");
        scene.undo(() -> aws.athena.deleteWorkGroup(r -> r.workGroup("retired").recursiveDeleteOption(true)));
    }

    /// The profile asks for one place, the workgroup insists on another.
    private static void enforced(Scene scene) {
        update(scene, c -> c.enforceWorkGroupConfiguration(true)
                .resultConfigurationUpdates(u -> u.outputLocation(LOCATION + "team/")));
        scene.undo(() -> update(scene, c -> c.enforceWorkGroupConfiguration(false)
                .resultConfigurationUpdates(u -> u.outputLocation(LOCATION))));
    }
}
