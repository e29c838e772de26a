package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import tableflow.console.sandbox.http.Json;

/// The catalog, and who may see it.
final class GlueArms {
    private GlueArms() {}

    static List<Mode> all() {
        return List.of(
                state("G1", GlueArms::noDatabase, Looks::database, "EntityNotFoundException: Database"),
                state("G2", GlueArms::noTable, Looks::table, "EntityNotFoundException: Entity Not Found"),
                state("G3", scene -> scene.operatorPolicy("catalog", Documents.READS_CATALOG,
                        Documents.readsCatalog("\"GLUEdatabase/*\",\"GLUEtable/*/*\"")), Looks::table,
                        "not authorized to perform: glue:GetTable on resource: arn:aws:glue"),
                state("G3", scene -> scene.operatorPolicy("catalog", Documents.READS_CATALOG,
                        Documents.readsCatalog("\"GLUEcatalog\",\"GLUEdatabase/*\"")), Looks::table,
                        ":table/").as("table"),
                state("G4", scene -> Grants.closed(scene, scene.topic()), Looks::table,
                        "Insufficient Lake Formation permission(s): Required Describe on orders"),
                state("G5", Grants::closedDatabase, Looks::databases, "[]"),
                state("G6", Grants::governed, Looks::table, "registered true"),
                state("G7", GlueArms::stuck, Looks::lastSync, "two hours ago"),
                state("G8", GlueArms::compacted, Looks::compaction, "true compaction"),
                state("G9", GlueArms::crawled, Looks::table, "UPDATED_BY_CRAWLER"),
                state("G10", GlueArms::encrypted, Looks::table, "GlueEncryptionException"),
                answer("G11", scene -> scene.fault(
                        "{\"service\":\"glue\",\"times\":1000,\"status\":400,\"code\":\"ThrottlingException\","
                                + "\"message\":\"Rate exceeded\"}"), Looks::table,
                        "ThrottlingException: Rate exceeded"),
                state("G12", GlueArms::noMetadata, Looks::metadata, "404 NoSuchKey"));
    }

    /// States that look like one of the modes and are healthy.
    static List<Mode> healthy() {
        return List.of(
                state("G10", scene -> {
                    encrypted(scene);
                    scene.operatorMay("catalog-key", Documents.policy(
                            "{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}"));
                }, Looks::catalogEncryption, "SSE-KMS").as("allowed"));
    }

    /// Topic and table go apart: the last commit and the last sync are two hours old, and there are newer records.
    private static void stuck(Scene scene) throws Exception {
        Lab lab = scene.lab();
        for (String topic : List.of(Lab.TOPIC, Lab.PLAIN_TOPIC)) {
            scene.hook("/outcomes/" + topic, "{\"catalog_stale\":true}");
        }
        String key = scene.metadataKey();
        byte[] bytes = lab.aws().s3.getObjectAsBytes(r -> r.bucket(Documents.BUCKET).key(key)).asByteArray();
        Buckets.put(lab.aws(), key, Json.bytes(older(Json.parse(bytes))));
        scene.undo(() -> Buckets.put(lab.aws(), key, bytes));
        scene.recordsWait();
    }

    private static JsonNode older(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getKey().equals("last-updated-ms") || field.getKey().equals("timestamp-ms")) {
                    field.setValue(LongNode.valueOf(field.getValue().asLong() - 7_200_000));
                } else {
                    older(field.getValue());
                }
            });
        } else {
            node.forEach(GlueArms::older);
        }
        return node;
    }

    /// The catalog is encrypted under a key of the account's, which Tableflow may use.
    private static void encrypted(Scene scene) {
        Aws aws = scene.lab().aws();
        String key = aws.kms.createKey(r -> r.description("catalog")).keyMetadata().arn();
        scene.undo(() -> aws.kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7)));
        scene.roleMay("kms", Documents.policy(StorageArms.ANY_KEY));
        aws.glue.putDataCatalogEncryptionSettings(r -> r.dataCatalogEncryptionSettings(s ->
                s.encryptionAtRest(e -> e.catalogEncryptionMode("SSE-KMS").sseAwsKmsKeyId(key))));
        scene.undo(() -> aws.glue.putDataCatalogEncryptionSettings(r -> r.dataCatalogEncryptionSettings(s ->
                s.encryptionAtRest(e -> e.catalogEncryptionMode("DISABLED")))));
    }

    private static void noDatabase(Scene scene) {
        Aws aws = scene.lab().aws();
        String database = scene.lab().database();
        List<Table> tables = aws.glue.getTables(r -> r.databaseName(database)).tableList();
        aws.glue.deleteDatabase(r -> r.name(database));
        scene.undo(() -> {
            aws.glue.createDatabase(r -> r.databaseInput(d -> d.name(database)));
            tables.forEach(table -> create(aws, database, table));
        });
    }

    private static void noTable(Scene scene) {
        Aws aws = scene.lab().aws();
        String database = scene.lab().database();
        Table table = scene.table();
        aws.glue.deleteTable(r -> r.databaseName(database).name(table.name()));
        scene.undo(() -> create(aws, database, table));
    }

    private static void create(Aws aws, String database, Table table) {
        aws.glue.createTable(r -> r.databaseName(database).tableInput(Scene.input(table)));
    }

    private static void compacted(Scene scene) {
        Aws aws = scene.lab().aws();
        String database = scene.lab().database();
        aws.glue.createTableOptimizer(r -> r.catalogId(Documents.ACCOUNT).databaseName(database)
                .tableName(scene.topic()).type("compaction")
                .tableOptimizerConfiguration(c -> c.enabled(true).roleArn(Lab.ROLE_ARN)));
        scene.undo(() -> aws.glue.deleteTableOptimizer(r -> r.catalogId(Documents.ACCOUNT).databaseName(database)
                .tableName(scene.topic()).type("compaction")));
    }

    /// What a crawler makes of the folder.
    private static void crawled(Scene scene) {
        Table table = scene.table();
        scene.tableBecomes(TableInput.builder().name(table.name()).tableType("EXTERNAL_TABLE")
                .parameters(Map.of("classification", "parquet", "UPDATED_BY_CRAWLER", "nightly",
                        "CrawlerSchemaSerializerVersion", "1.0", "typeOfData", "file"))
                .storageDescriptor(table.storageDescriptor().toBuilder().inputFormat(
                        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat").build())
                .partitionKeys(Column.builder().name("partition_0").type("string").build())
                .build());
    }

    private static void noMetadata(Scene scene) {
        Aws aws = scene.lab().aws();
        String key = scene.metadataKey();
        byte[] bytes = aws.s3.getObjectAsBytes(r -> r.bucket(Documents.BUCKET).key(key)).asByteArray();
        aws.s3.deleteObject(r -> r.bucket(Documents.BUCKET).key(key));
        scene.undo(() -> Buckets.put(aws, key, bytes));
    }
}
