package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.KMS;
import static tableflow.console.domain.doctor.Layer.S3;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;

/// How a bucket is set up so that something fails, or will: seen in its settings rather than in an answer.
final class StorageSettings {

    static final List<Rule> ALL = List.of(
            entry("S12", KMS, CERTAIN)
                    .cause("The bucket encrypts with AWS's own key for S3, which no other account can use.")
                    .fix("Encrypt with a key of your own, and write the objects again.")
                    .when(),
            entry("S13", S3, CERTAIN)
                    .cause("Who reads this bucket pays for it, and has to say so.")
                    .fix("Agree to the costs and send the requester's mark.",
                            "For Athena: let the workgroup read requester-pays buckets.")
                    .when(
                            Clue.from(Source.S3, Source.ATHENA).says("requester pays|request-payer").hint()),
            entry("S15", S3, CERTAIN)
                    .cause("A lifecycle rule expires or moves the tables' files: data will be lost.")
                    .fix("Delete the rule or narrow it; rules for old versions do no harm.")
                    .when(),
            entry("S17", S3, LIKELY)
                    .cause("The bucket held something else before; Tableflow wants one of its own.")
                    .fix("Take a new bucket.", "List the foreign prefixes to know whose they are.")
                    .unless("Only prefixes of Tableflow's own form are in the bucket.")
                    .when(
                            Clue.from(Source.TABLEFLOW, Source.CONFLUENT)
                                .says("bucket.{0,40}not empty|non-empty bucket")),
            entry("S18", S3, CERTAIN)
                    .cause("The bucket is in another region than the cluster, which Tableflow does not support.")
                    .fix("Make a bucket in the cluster's region.")
                    .when(
                            Clue.from(Source.TABLEFLOW, Source.CONFLUENT)
                                .says("bucket.{0,60}region.{0,40}(match|same|different)")),
            entry("S19", S3, CERTAIN)
                    .cause("Versioning keeps Iceberg's expired files as old versions, which are paid for.")
                    .fix("Let old versions expire, for example after 7 days.")
                    .when());

    private StorageSettings() {}
}
