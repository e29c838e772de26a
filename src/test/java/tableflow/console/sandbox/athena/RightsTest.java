package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.http.Json;

/// A query is run with the rights of the one who asked for it.
class RightsTest {
    private static final String GLUE = "arn:aws:glue:us-east-1:123456789012:";

    @TempDir
    Path folder;

    private AthenaRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new AthenaRig(folder, Clock.systemUTC());
        rig.catalog.put("db", Map.of("orders", Json.parse("""
                {"Name":"orders","StorageDescriptor":{"Location":"s3://lake/t1"},
                 "Parameters":{"metadata_location":"s3://lake/t1/metadata/00001.metadata.json"}}""")));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void withoutTheRightOnTheWorkgroupNothingStarts() {
        rig.refused.add("athena:StartQueryExecution");
        assertThatThrownBy(() -> rig.start("SELECT 1")).isInstanceOfSatisfying(AthenaException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("User: " + AthenaRig.USER
                    + " is not authorized to perform: athena:StartQueryExecution on resource: "
                    + "arn:aws:athena:us-east-1:123456789012:workgroup/primary because no identity-based policy "
                    + "allows the athena:StartQueryExecution action");
        });
    }

    @Test
    void theBucketOfTheResultIsVerifiedFirst() {
        rig.refused.add("s3:GetBucketLocation arn:aws:s3:::query-results-bucket");
        assertThatThrownBy(() -> rig.start("SELECT 1")).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Unable to verify/create output bucket query-results-bucket");
            assertThat(e.athenaErrorCode()).isEqualTo("INVALID_INPUT");
        });
    }

    @ParameterizedTest
    @CsvSource({"no-such-bucket", "far-bucket"})
    void aBucketThatIsNotThereOrElsewhereIsNoPlaceForResults(String bucket) {
        assertThatThrownBy(() -> rig.client.startQueryExecution(b -> b.queryString("SELECT 1")
                .resultConfiguration(r -> r.outputLocation("s3://" + bucket + "/x/"))))
                .hasMessageContaining("Unable to verify/create output bucket " + bucket);
    }

    @ParameterizedTest
    @CsvSource({"glue:GetDatabase,catalog", "glue:GetDatabase,database/db", "glue:GetTable,catalog",
        "glue:GetTable,database/db", "glue:GetTable,table/db/orders"})
    void eachLevelOfTheCatalogIsAskedFor(String action, String resource) throws Exception {
        rig.refused.add(action + " " + GLUE + resource);
        QueryExecution done = rig.run("SELECT * FROM db.orders");
        assertThat(done.status().stateChangeReason())
                .startsWith("Insufficient permissions to execute the query. User: " + AthenaRig.USER
                        + " is not authorized to perform: " + action + " on resource: " + GLUE + resource);
        assertThat(done.status().athenaError().errorType()).isEqualTo(1500);
        assertThat(rig.engine.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"s3:GetObject arn:aws:s3:::lake/t1/metadata/00001.metadata.json", "s3:ListBucket arn:aws:s3:::lake",
        "s3:GetObject arn:aws:s3:::lake/t1/data/*"})
    void theFilesOfATableAreAskedFor(String refused) throws Exception {
        rig.refused.add(refused);
        QueryExecution done = rig.run("SELECT * FROM db.\"orders$snapshots\"");
        assertThat(done.status().stateChangeReason()).startsWith("Permission denied on S3 path: s3://lake/t1");
        assertThat(done.status().athenaError().errorType()).isEqualTo(1501);
        assertThat(done.status().athenaError().errorCategory()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP TABLE db.orders                    | glue:DeleteTable
            CREATE DATABASE other                   | glue:CreateDatabase
            INSERT INTO db.orders SELECT 1          | glue:UpdateTable
            CREATE VIEW db.v AS SELECT 1 AS one     | glue:CreateTable
            DELETE FROM db.orders WHERE id = 1      | s3:PutObject
            """)
    void aChangeNeedsMore(String sql, String action) throws Exception {
        assertThat(rig.run(sql).status().stateChangeReason()).isNull();
        rig.refused.add(action);
        assertThat(rig.run(sql).status().stateChangeReason()).contains("is not authorized to perform: " + action);
    }

    @Test
    void aLookAtATableNeedsNoRightOnItsData() throws Exception {
        rig.refused.add("s3:ListBucket");
        assertThat(rig.run("EXPLAIN SELECT * FROM db.orders").status().stateChangeReason()).isNull();
        assertThat(rig.run("SELECT * FROM db.orders").status().stateChangeReason())
                .startsWith("Permission denied on S3 path");
    }

    @Test
    void aResultThatMayNotBeWrittenFailsTheQuery() throws Exception {
        rig.refused.add("s3:PutObject");
        QueryExecution done = rig.run("SELECT 1");
        assertThat(done.status().stateChangeReason()).startsWith("Access denied when writing output to url: "
                + done.resultConfiguration().outputLocation());
        assertThat(done.status().athenaError().errorType()).isEqualTo(401);
        assertThat(rig.store.objects).isEmpty();
    }

    @Test
    void aResultIsReadWithTheCallersRights() throws Exception {
        String id = rig.run("SELECT 1").queryExecutionId();
        rig.refused.add("s3:GetObject");
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(id)))
                .isInstanceOfSatisfying(AthenaException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }

    @Test
    void whatGrantsHideIsNotFound() throws Exception {
        rig.sights.put("db.orders", Grants.Sight.NOTHING);
        QueryExecution hidden = rig.run("SELECT *\nFROM db.orders");
        assertThat(hidden.status().stateChangeReason())
                .isEqualTo("TABLE_NOT_FOUND: line 2:9: Table 'awsdatacatalog.db.orders' does not exist");
        assertThat(hidden.status().athenaError().errorType()).isEqualTo(1301);

        rig.sights.put("db.orders", Grants.Sight.NO_COLUMNS);
        QueryExecution bare = rig.run("SELECT * FROM db.orders");
        assertThat(bare.status().stateChangeReason())
                .isEqualTo("COLUMN_NOT_FOUND: Relation contains no accessible columns");
        assertThat(bare.status().athenaError().errorType()).isEqualTo(1006);
    }

    @Test
    void aNameWithoutADatabaseIsLookedForInTheContext() throws Exception {
        String id = rig.client.startQueryExecution(b -> b.queryString("SELECT * FROM orders")
                .queryExecutionContext(c -> c.database("db"))).queryExecutionId();
        rig.done(id);
        assertThat(rig.asked).contains(new Access("glue:GetTable", GLUE + "table/db/orders"));
    }
}
