package tableflow.console;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.support.Waiter;
import tableflow.console.service.topics.TopicSources;

/// Puts scans of a profile's buckets together.
final class StorageWiring {

    /// Scans that are kept of one place.
    private static final int KEPT = 40;

    private StorageWiring() {}

    /// @param prices a user's own prices; the file need not be there
    static Opened<StorageScans> of(
            Profile profile, AwsConnector aws, TopicSources topics, Path data, Path prices, ThreadFactory threads) {
        Profile.Aws part = profile.aws();
        if (part == null) {
            throw RemoteFailure.of(Kind.INVALID, "open S3", "the profile has no AWS part")
                    .withAdvice("Complete the profile.");
        }
        ObjectPages pages = aws.objectPages();
        return new Opened<>(
                new StorageScans(
                        new StorageScans.Sources(() -> pages, aws::bucketMetrics, () -> topics(topics)),
                        new StorageScans.Place(part.bucket(), part.region(), PriceTable.of(prices), new ScanFiles(
                                ProfileFolders.of(data, ProfileFolders.Area.SCANS, profile.name()), KEPT)),
                        threads,
                        Waiter.real()),
                pages);
    }

    private static List<TableflowTopic> topics(TopicSources topics) {
        TopicSources.TableflowScope scope = topics.tableflow().get();
        return scope.api().topics(scope.environmentId(), scope.clusterId());
    }
}
