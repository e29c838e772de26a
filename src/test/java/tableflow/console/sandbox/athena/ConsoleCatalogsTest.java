package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.Workgroups;
import tableflow.console.service.query.catalog.TableKind;

/// Data catalogs as the console's own adapters see them, on a scripted engine.
class ConsoleCatalogsTest {
    @TempDir
    Path folder;

    private AthenaRig rig;
    private SdkConnector connector;
    private tableflow.console.service.port.Athena athena;
    private int tokens;

    @BeforeEach
    void open() throws Exception {
        rig = new AthenaRig(folder, Clock.systemUTC());
        URI here = URI.create(rig.url());
        KeyRef key = new KeyRef("AKIA", null, new Secret("secret"));
        Profile.Aws aws = new Profile.Aws("us-east-1", null, key, null, Map.of("athena", here), null);
        connector = new SdkConnector(
                new Profile("p", Open.of(Profile.Kind.SANDBOX), "dev", false,
                        new Profile.Confluent(here, null, null, key, null), null, null, null, aws),
                it -> new ApiKey(it.id(), new Secret("secret")));
        athena = connector.athena();
    }

    @AfterEach
    void close() {
        athena.close();
        rig.close();
    }

    private static QueryRequest request(String sql) {
        return new QueryRequest(sql, "db", "primary", null, List.of());
    }

    private String start(QueryRequest request) {
        return athena.start(request, "token-token-token-token-token-%06d".formatted(tokens++));
    }

    @Test
    void catalogsAndTheirDatabasesAreListed() {
        rig.catalog.put("lkc-1", Map.of("t", Json.object().put("Name", "t")));
        try (Workgroups groups = connector.workgroups()) {
            assertThat(groups.dataCatalogs())
                    .containsExactly(new DataCatalog("AwsDataCatalog", "GLUE", "CREATE_COMPLETE"));
        }
        try (Catalog own = connector.catalog("AwsDataCatalog")) {
            assertThat(own.databases()).extracting(CatalogDatabase::name).containsExactly("lkc-1");
        }
    }

    /// Glue of the same account under another name, Glue of another account, and one behind a function.
    private void registered() {
        rig.client.createDataCatalog(b -> b.name("same_lake").type("GLUE").description("the same")
                .parameters(Map.of("catalog-id", "123456789012")));
        rig.client.createDataCatalog(b -> b.name("partner").type("GLUE")
                .parameters(Map.of("catalog-id", "999999999999")));
        rig.client.createDataCatalog(b -> b.name("dynamo").type("LAMBDA")
                .parameters(Map.of("function", "arn:aws:lambda:us-east-1:123456789012:function:ddb")));
    }

    @Test
    void tablesOfARegisteredDataCatalogAreReadThroughAthena() {
        registered();
        rig.catalog.put("sales", new TreeMap<>(Map.of("a", table("a"), "v", Json.object().put("Name", "v")
                .put("TableType", "VIRTUAL_VIEW"))));
        try (Workgroups groups = connector.workgroups(); Catalog lake = connector.catalog("same_lake")) {
            assertThat(groups.dataCatalogs()).extracting(it -> it.name() + " " + it.type())
                    .containsExactly("AwsDataCatalog GLUE", "dynamo LAMBDA", "partner GLUE", "same_lake GLUE");
            assertThat(lake.databases()).extracting(CatalogDatabase::name).containsExactly("sales");
            List<CatalogTable> tables = new ArrayList<>();
            lake.tables("sales", tables::add);
            assertThat(tables).extracting(CatalogTable::name).containsExactly("a", "v");
            assertThat(tables.getFirst()).isEqualTo(lake.table("sales", "a").orElseThrow());
            assertThat(tables.getFirst().isIceberg()).isTrue();
            assertThat(tables.getFirst().root()).hasToString("Optional[s3://lake/a/]");
            assertThat(tables.getFirst().columns()).containsExactly(
                    new CatalogColumn("id", "bigint", "the key", false), new CatalogColumn("day", "date", null, true));
            assertThat(TableKind.of(tables.getLast())).isEqualTo(TableKind.VIEW);
            assertThat(lake.table("sales", "none")).isEmpty();
            assertThat(lake.database("none")).isEmpty();
            assertThat(lake.database("sales")).isPresent();
        }
    }

    private static JsonNode table(String name) {
        return Json.tree(Map.of("Name", name, "Parameters", Map.of("table_type", "ICEBERG"),
                "StorageDescriptor", Map.of("Location", "s3://lake/" + name,
                        "Columns", List.of(Map.of("Name", "id", "Type", "bigint", "Comment", "the key"))),
                "PartitionKeys", List.of(Map.of("Name", "day", "Type", "date"))));
    }

    @Test
    void whatADataCatalogDoesNotTellIsToldAsItIs() {
        registered();
        try (Catalog partner = connector.catalog("partner"); Catalog dynamo = connector.catalog("dynamo");
                Catalog none = connector.catalog("none")) {
            assertThat(catchThrowableOfType(RemoteFailure.class, partner::databases)).satisfies(it -> {
                assertThat(it.kind()).isEqualTo(Kind.FORBIDDEN);
                assertThat(it.what()).isEqualTo("list the databases of data catalog partner");
            });
            assertThat(catchThrowableOfType(RemoteFailure.class, () -> partner.table("d", "t")).kind())
                    .isEqualTo(Kind.FORBIDDEN);
            assertThat(catchThrowableOfType(RemoteFailure.class, dynamo::databases).why())
                    .contains("function:ddb");
            assertThat(catchThrowableOfType(RemoteFailure.class, none::databases).why())
                    .contains("DataCatalog none was not found");
            Thread.currentThread().interrupt();
            assertThat(catchThrowableOfType(RemoteFailure.class, () -> partner.tables("d", it -> {})).kind())
                    .isEqualTo(Kind.CANCELLED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void statementsRunInTheDataCatalogThatIsChosen() throws Exception {
        registered();
        for (String catalog : List.of("same_lake", "SAME_LAKE", "AwsDataCatalog")) {
            String id = start(request("SELECT 1").in(catalog));
            Eventually.holds("the end", () -> athena.execution(id).isFinal());
            assertThat(athena.execution(id).state().is(QueryState.SUCCEEDED)).as(catalog).isTrue();
            assertThat(athena.execution(id).context().catalog()).isEqualToIgnoringCase(catalog);
        }
        String named = start(request("SELECT * FROM \"same_lake\".sales.a x WHERE x.id = 1"));
        Eventually.holds("the end", () -> athena.execution(named).isFinal());
        assertThat(rig.engine.requests().getLast().sql())
                .isEqualTo("SELECT * FROM AwsDataCatalog.sales.a x WHERE x.id = 1");
        Map.of("partner", "glue:GetTable", "dynamo", "Function not found", "none", "Catalog 'none' not found")
                .forEach((catalog, why) -> {
                    String id = start(request("SELECT 1").in(catalog));
                    awaitEnd(id);
                    assertThat(Objects.requireNonNull(athena.execution(id).failure()).reason()).contains(why);
                });
    }

    private void awaitEnd(String id) {
        try {
            Eventually.holds("the end of " + id, () -> athena.execution(id).isFinal());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
