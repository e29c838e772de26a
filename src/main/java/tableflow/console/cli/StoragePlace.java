package tableflow.console.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.storage.StorageScans;

/// What every command about storage takes: the place, the profile, how it is counted, and whether as a document.
final class StoragePlace {

    @Parameters(arity = "0..1", paramLabel = "s3://BUCKET/PREFIX", description = "Default: the profile's bucket.")
    private @Nullable String place;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final ScanRun scan = new ScanRun();

    @Option(names = "--json", description = "Write one JSON document to standard output.")
    private boolean json;

    /// The profile, once the options were found to be in their ranges.
    ///
    /// @throws tableflow.console.domain.BadInput for options out of them
    Profile open(Services services) {
        scan.check();
        return profile.open(services);
    }

    /// The place that is named, else the profile's bucket.
    S3Uri root(StorageScans scans) {
        return place == null ? scans.usual() : ScanRun.parse(place);
    }

    ScanRun scan() {
        return scan;
    }

    boolean json() {
        return json;
    }
}
