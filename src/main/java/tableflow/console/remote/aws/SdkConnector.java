package tableflow.console.remote.aws;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.profile.Profile;
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
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.port.Roles;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.port.Workgroups;
import tableflow.console.service.profile.KeyResolver;

/// Opens AWS's services of a profile through the AWS SDK.
public final class SdkConnector implements AwsConnector {

    /// Reading a large object takes longer than asking a question.
    private static final AwsClients.Limits LIMITS =
            new AwsClients.Limits(Duration.ofSeconds(30), Duration.ofMinutes(2));

    private final Profile profile;
    private final KeyResolver keys;
    private final @Nullable CallListener listener;

    public SdkConnector(Profile profile, KeyResolver keys) {
        this(profile, keys, null);
    }

    private SdkConnector(Profile profile, KeyResolver keys, @Nullable CallListener listener) {
        this.profile = profile;
        this.keys = keys;
        this.listener = listener;
    }

    @Override
    public AwsConnector listening(CallListener toTell) {
        return new SdkConnector(profile, keys, toTell);
    }

    @Override
    public Athena athena() {
        return open("Athena", opening -> new SdkAthena(opening.clients.athena(), opening.failures));
    }

    @Override
    public Workgroups workgroups() {
        return open("Athena", opening -> new SdkWorkgroups(opening.clients.athena(), opening.failures));
    }

    @Override
    public SavedQueries savedQueries() {
        return open("Athena", opening -> new SdkSavedQueries(opening.clients.athena(), opening.failures));
    }

    @Override
    public Catalog catalog() {
        return open("Glue", opening -> new SdkCatalog(opening.clients.glue(), opening.failures));
    }

    @Override
    public Catalog catalog(String dataCatalog) {
        return open("Athena", opening ->
                new SdkDataCatalog(dataCatalog, opening.clients.athena(), opening.failures));
    }

    @Override
    public ObjectStorage storage() {
        return open("S3", opening -> new SdkObjectStorage(opening.clients.s3(), opening.failures));
    }

    @Override
    public ObjectPages objectPages() {
        return open("S3", opening -> new SdkObjectPages(opening.clients.listings(), opening.failures));
    }

    @Override
    public Buckets buckets() {
        return open("S3", opening -> new SdkBuckets(opening.clients.s3(), opening.failures));
    }

    @Override
    public Identity identity() {
        return open("STS", opening -> new SdkIdentity(opening.clients.sts(), opening.failures));
    }

    @Override
    public BucketMetrics bucketMetrics() {
        return open("CloudWatch", opening -> new SdkBucketMetrics(opening.clients.cloudWatch(), opening.failures));
    }

    @Override
    public CatalogDetails catalogDetails() {
        return open("Glue", opening -> new SdkCatalogDetails(opening.clients.glue(), opening.failures));
    }

    @Override
    public BucketSettings bucketSettings() {
        return open("S3", opening -> new SdkBucketSettings(opening.clients.s3(), opening.failures));
    }

    @Override
    public Roles roles() {
        return open("IAM", opening -> new SdkRoles(opening.clients.iam(), opening.failures));
    }

    @Override
    public EncryptionKeys encryptionKeys() {
        return open("KMS", opening -> new SdkEncryptionKeys(opening.clients.kms(), opening.failures));
    }

    @Override
    public LakeFormation lakeFormation() {
        return open("Lake Formation", opening ->
                new SdkLakeFormation(opening.clients.lakeFormation(), opening.failures));
    }

    private record Opening(AwsClients clients, AwsFailures failures) {}

    private <T> T open(String system, Function<Opening, T> make) {
        Profile.Aws aws = profile.aws();
        if (aws == null) {
            throw RemoteFailure.of(Kind.INVALID, "open " + system, "the profile has no AWS part")
                    .withAdvice("Complete the profile.");
        }
        AwsFailures failures = new AwsFailures(aws);
        return failures.during("open " + system, () ->
                make.apply(new Opening(new AwsClients(aws, keys, LIMITS, listener), failures)));
    }
}
