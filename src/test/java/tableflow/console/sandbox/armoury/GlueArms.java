package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.answer;
import static tableflow.console.sandbox.armoury.Mode.state;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

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
                state("G8", GlueArms::compacted, Looks::compaction, "true compaction"),
                state("G9", GlueArms::crawled, Looks::table, "UPDATED_BY_CRAWLER"),
                answer("G11", scene -> scene.fault(
                        "{\"service\":\"glue\",\"times\":1000,\"status\":400,\"code\":\"ThrottlingException\","
                                + "\"message\":\"Rate exceeded\"}"), Looks::table,
                        "ThrottlingException: Rate exceeded"),
                state("G12", GlueArms::noMetadata, Looks::metadata, "404 NoSuchKey"));
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
