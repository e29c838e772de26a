package tableflow.console.service.doctor;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.CallListener;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.CatalogDetails;
import tableflow.console.service.port.EncryptionKeys;
import tableflow.console.service.port.Identity;
import tableflow.console.service.port.LakeFormation;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.port.Roles;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.port.Workgroups;

/// AWS in memory in which all is well, until a test takes something away or lets a call fail.
final class FakeAws implements AwsConnector {
    static final String POINTER = "s3://b/1/v1/t/metadata/1.metadata.json";
    static final String LIST = "s3://b/1/v1/t/metadata/snap.avro";
    private static final String METADATA = """
            {"format-version":2,"table-uuid":"u","location":"s3://b/1/v1/t","last-updated-ms":5,
             "last-sequence-number":1,"last-column-id":1,"current-schema-id":0,"default-spec-id":0,
             "last-partition-id":999,"default-sort-order-id":0,"sort-orders":[{"order-id":0,"fields":[]}],
             "schemas":[{"type":"struct","schema-id":0,"fields":[
               {"id":1,"name":"a","required":false,"type":"long"}]}],
             "partition-specs":[{"spec-id":0,"fields":[]}],"current-snapshot-id":7,
             "snapshots":[{"snapshot-id":7,"sequence-number":1,"timestamp-ms":4,"manifest-list":"%s",
               "schema-id":0,"summary":{"operation":"append"}}]}""".formatted(LIST);

    /// What a call fails with, by the beginning of its name.
    final Map<String, RemoteFailure> failing = new HashMap<>();
    final Map<String, byte[]> objects = new TreeMap<>(Map.of(
            POINTER, METADATA.getBytes(StandardCharsets.UTF_8), LIST, new byte[] {1, 2, 3}));
    final Map<String, String> parameters =
            new HashMap<>(Map.of("table_type", "ICEBERG", "metadata_location", POINTER));
    final List<String> calls = new ArrayList<>();
    boolean hasDatabase = true;
    boolean hasTable = true;
    String bucketRegion = "eu-central-1";
    WorkGroup workgroup = workgroup("ENABLED", true, "s3://results/", false);
    int open;

    static WorkGroup workgroup(String state, boolean enforced, @Nullable String location, boolean managed) {
        return new WorkGroup(
                new WorkGroup.Summary("primary", Open.of(WorkGroup.State.class, state), "", null, null),
                new WorkGroup.Settings(enforced, location, null, null, OptionalLong.empty(), false, managed, true,
                        false));
    }

    private void call(String name) {
        calls.add(name);
        failing.forEach((beginning, failure) -> {
            if (name.startsWith(beginning)) {
                throw failure;
            }
        });
    }

    @Override
    public BucketMetrics bucketMetrics() {
        throw new UnsupportedOperationException("no check measures buckets");
    }

    @Override
    public Identity identity() {
        open++;
        return new Identity() {
            @Override
            public Caller caller() {
                call("identity");
                return new Caller("123456789012", "arn:aws:iam::123456789012:user/ops", "r-1");
            }

            @Override
            public Instant time() {
                throw new AssertionError("not needed");
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public Workgroups workgroups() {
        open++;
        return new Workgroups() {
            @Override
            public List<WorkGroup.Summary> workgroups() {
                throw new AssertionError("not needed");
            }

            @Override
            public WorkGroup workgroup(String name) {
                call("workgroup " + name);
                return workgroup;
            }

            @Override
            public List<DataCatalog> dataCatalogs() {
                throw new AssertionError("not needed");
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public Buckets buckets() {
        open++;
        return new Buckets() {
            @Override
            public String region(String bucket) {
                call("region " + bucket);
                return bucketRegion;
            }

            @Override
            public BucketHead head(String bucket) {
                throw new AssertionError("not needed");
            }

            @Override
            public Optional<String> firstKey(S3Uri prefix) {
                throw new AssertionError("not needed");
            }

            @Override
            public TopLevel topLevel(String bucket) {
                throw new AssertionError("not needed");
            }

            @Override
            public ObjectHead head(S3Uri object) {
                throw new AssertionError("not needed");
            }

            @Override
            public void readOneByte(S3Uri object) {
                throw new AssertionError("not needed");
            }

            @Override
            public OldVersions oldVersions(S3Uri prefix) {
                throw new AssertionError("not needed");
            }

            @Override
            public boolean holdsAnything(S3Uri prefix) {
                call("list " + prefix);
                return true;
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public Catalog catalog(String dataCatalog) {
        throw new AssertionError("not needed");
    }

    @Override
    public Catalog catalog() {
        open++;
        return new Catalog() {
            @Override
            public List<CatalogDatabase> databases() {
                throw new AssertionError("not needed");
            }

            @Override
            public Optional<CatalogDatabase> database(String name) {
                call("database " + name);
                return hasDatabase ? Optional.of(new CatalogDatabase(name, null, null)) : Optional.empty();
            }

            @Override
            public void tables(String database, Consumer<CatalogTable> sink) {
                throw new AssertionError("not needed");
            }

            @Override
            public Optional<CatalogTable> table(String database, String name) {
                call("table " + name);
                return hasTable
                        ? Optional.of(new CatalogTable(database, name, "1", parameters, "s3://b/1/v1/t"))
                        : Optional.empty();
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    @Override
    public ObjectStorage storage() {
        open++;
        return new ObjectStorage() {
            @Override
            public void list(S3Uri prefix, Listing listing) {
                throw new AssertionError("not needed");
            }

            @Override
            public Stat stat(S3Uri object) {
                call("stat " + object);
                return new Stat(bytes(object).length, "e");
            }

            @Override
            public InputStream open(S3Uri object) {
                call("read " + object);
                return new ByteArrayInputStream(bytes(object));
            }

            @Override
            public InputStream open(S3Uri object, long from, long to, String etag) {
                call("read " + object);
                return new ByteArrayInputStream(bytes(object), (int) from, (int) (to - from));
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    private byte[] bytes(S3Uri object) {
        byte[] bytes = objects.get(object.toString());
        if (bytes == null) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "look at " + object, "HTTP 404").withRequest("r-404", 404);
        }
        return bytes;
    }

    @Override
    public Athena athena() {
        throw new AssertionError("no query is ever started");
    }

    @Override
    public SavedQueries savedQueries() {
        throw new AssertionError("not needed");
    }

    @Override
    public BucketSettings bucketSettings() {
        throw new AssertionError("not needed");
    }

    @Override
    public CatalogDetails catalogDetails() {
        throw new AssertionError("not needed");
    }

    @Override
    public Roles roles() {
        throw new AssertionError("not needed");
    }

    @Override
    public EncryptionKeys encryptionKeys() {
        throw new AssertionError("not needed");
    }

    @Override
    public LakeFormation lakeFormation() {
        throw new AssertionError("not needed");
    }

    @Override
    public AwsConnector listening(CallListener listener) {
        return this;
    }
}
