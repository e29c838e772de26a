package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.FILES;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.METADATA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.lake.LakeFacts.FilesSeen;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.ObjectStorage;

/// The metadata file, and some of the newest snapshot's files.
final class DataProbes {

    /// Files that are looked at: enough to find a rule that removes files, few enough to take no time.
    private static final int LOOKED = 20;
    private static final Duration MANIFESTS = Duration.ofSeconds(20);

    private DataProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(METADATA, Rung.DATA, Source.S3, "read the table's metadata file", Set.of(Facts.TABLE),
                                DataProbes::metadata)
                        .telling(it -> it.snapshots().size() + " snapshots"),
                Probe.of(FILES, Rung.DATA, Source.S3, "look at files of the newest snapshot",
                                Set.of(Facts.TABLE, METADATA), DataProbes::files)
                        .within(MANIFESTS)
                        .telling(seen -> seen.looked() + " of " + seen.total() + " files, " + seen.missing().size()
                                + " missing"));
    }

    /// HEAD does not decrypt: only reading shows that the key may be used.
    private static TableMetadata metadata(Asking asking) throws NotAskable {
        CatalogTable table = asking.known(Facts.TABLE);
        if (!table.isIceberg() || table.metadataLocation().isEmpty()) {
            throw new NotAskable("The entry in Glue points to no metadata file.");
        }
        try (ObjectStorage storage = Openers.aws(asking).storage()) {
            return LakeTable.open(table, storage, asking.systems().threads()).metadata();
        } catch (RemoteFailure failed) {
            if (failed.is(RemoteFailure.Kind.FORBIDDEN)) {
                // HEAD has no words: GET says who denies it.
                try (Buckets buckets = Openers.aws(asking).buckets()) {
                    buckets.readOneByte(table.metadataLocation().orElseThrow());
                }
            }
            throw failed;
        }
    }

    private static FilesSeen files(Asking asking) throws NotAskable {
        CatalogTable table = asking.known(Facts.TABLE);
        Snapshot newest = asking.known(METADATA).current()
                .orElseThrow(() -> new NotAskable("The table was never written: it has no snapshot yet."));
        List<String> paths = new ArrayList<>();
        long[] total = new long[1];
        try (ObjectStorage storage = Openers.aws(asking).storage()) {
            LakeTable.open(table, storage, asking.systems().threads()).files(newest.id(), false, file -> {
                total[0]++;
                if (paths.size() < LOOKED) {
                    paths.add(file.path());
                }
            }, Progress.NONE);
        }
        List<String> missing = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try (Buckets buckets = Openers.aws(asking).buckets()) {
            for (String path : paths) {
                Progress.throwIfCancelled("look at " + path);
                ObjectHead head = buckets.head(S3Uri.parse(path));
                if (head.status() == 404) {
                    missing.add(path);
                } else if (head.status() != 200) {
                    refused.add(path);
                }
            }
        } catch (IllegalArgumentException notInS3) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "look at files of " + table.name(),
                    "a file is not in S3");
        }
        return new FilesSeen(total[0], paths.size(), missing, refused);
    }
}
