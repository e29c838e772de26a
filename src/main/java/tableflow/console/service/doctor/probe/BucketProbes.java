package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.BUCKET_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.ENCRYPTION;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.FIRST_OBJECT;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.INVENTORIES;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.LIFECYCLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OBJECT_HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OLD_VERSIONS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OWNERSHIP;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_BYTE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.POINTED_HEAD;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_ACCESS_BLOCK;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.PUBLIC_POLICY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.REQUESTER_PAYS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.TOP_LEVEL;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.VERSIONING;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.Buckets;

/// The bucket of the tables: how it is set up, and what it answers to the operator.
final class BucketProbes {

    private BucketProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(Facts.BUCKET, Rung.BUCKET, Source.LOCAL, "find the bucket", Set.of(), BucketProbes::bucket)
                        .after(Facts.TABLEFLOW_TOPIC, Facts.TABLEFLOW_TOPICS),
                question(HEAD, "look at the bucket", Buckets::head),
                question(TOP_LEVEL, "list the top of the bucket", Buckets::topLevel),
                Probe.of(FIRST_OBJECT, Rung.BUCKET, Source.S3, "list the first object", Set.of(Facts.BUCKET),
                        BucketProbes::firstKey).after(Facts.TABLE_ROOT),
                object(OBJECT_HEAD, "look at the first object", FIRST_OBJECT, BucketProbes::first, Buckets::head),
                object(FIRST_BYTE, "read a byte of the first object", FIRST_OBJECT, BucketProbes::first,
                        BucketProbes::byteOf),
                Probe.of(POINTED, Rung.BUCKET, Source.LOCAL, "find an object that must be there",
                        Set.of(Facts.BUCKET), BucketProbes::pointed).after(FIRST_OBJECT, Facts.TABLE),
                object(POINTED_HEAD, "look at the object that Glue points to", POINTED, object -> object,
                        Buckets::head),
                object(POINTED_BYTE, "read a byte of the object that Glue points to", POINTED, object -> object,
                        BucketProbes::byteOf),
                Probe.of(OLD_VERSIONS, Rung.BUCKET, Source.S3, "list old versions", Set.of(Facts.BUCKET, VERSIONING),
                        BucketProbes::oldVersions),
                setting(BUCKET_POLICY, "read the bucket policy", (settings, bucket) -> settings.policy(bucket)
                        .map(json -> PolicyJson.read(json, PolicyKind.RESOURCE, "the policy of bucket " + bucket))),
                setting(PUBLIC_POLICY, "ask whether the bucket is public", BucketSettings::publicByPolicy),
                setting(PUBLIC_ACCESS_BLOCK, "read the public access block", BucketSettings::publicAccessBlock),
                setting(OWNERSHIP, "read who owns the objects", BucketSettings::ownership),
                setting(LIFECYCLE, "read the lifecycle rules", BucketSettings::lifecycle),
                setting(ENCRYPTION, "read how the bucket encrypts", BucketSettings::encryption),
                setting(REQUESTER_PAYS, "read who pays", BucketSettings::requesterPays),
                setting(VERSIONING, "read whether old versions are kept", BucketSettings::versioning),
                setting(INVENTORIES, "read the inventories", BucketSettings::inventories));
    }

    /// The topic's, else the only one that Tableflow's topics have, else the profile's.
    private static String bucket(Asking asking) throws NotAskable {
        Optional<String> topics = asking.evidence().value(Facts.TABLEFLOW_TOPIC).stream()
                .flatMap(BucketProbes::own).findFirst();
        List<String> all = asking.evidence().value(Facts.TABLEFLOW_TOPICS).stream().flatMap(List::stream)
                .flatMap(BucketProbes::own).distinct().toList();
        Profile.Aws aws = asking.subject().profile().aws();
        Optional<String> profiles = Optional.ofNullable(aws == null ? null : aws.bucket());
        return topics
                .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty())
                .or(() -> profiles)
                .orElseThrow(() -> new NotAskable(all.isEmpty()
                        ? "No topic has a bucket, and the profile names none."
                        : "The topics have " + all.size() + " buckets: name a topic to look at one."));
    }

    private static Stream<String> own(TableflowTopic topic) {
        return topic.storage() instanceof TableStorage.ByobAws it ? Stream.of(it.bucketName()) : Stream.of();
    }

    private static <T> Probe<T> question(Fact<T> fact, String asks, BiFunction<Buckets, String, T> how) {
        return Probe.of(fact, Rung.BUCKET, Source.S3, asks, Set.of(Facts.BUCKET), asking -> {
            try (Buckets buckets = Openers.aws(asking).buckets()) {
                return how.apply(buckets, asking.known(Facts.BUCKET));
            }
        });
    }

    private static <T> Probe<T> setting(Fact<T> fact, String asks, BiFunction<BucketSettings, String, T> how) {
        return Probe.of(fact, Rung.BUCKET, Source.S3, asks, Set.of(Facts.BUCKET), asking -> {
            try (BucketSettings settings = Openers.aws(asking).bucketSettings()) {
                return how.apply(settings, asking.known(Facts.BUCKET));
            }
        });
    }

    private interface Which<F> {
        S3Uri object(F found) throws NotAskable;
    }

    private static <F, T> Probe<T> object(
            Fact<T> fact, String asks, Fact<F> found, Which<F> which, BiFunction<Buckets, S3Uri, T> how) {
        return Probe.of(fact, Rung.BUCKET, Source.S3, asks, Set.of(found), asking -> {
            S3Uri object = which.object(asking.known(found));
            try (Buckets buckets = Openers.aws(asking).buckets()) {
                return how.apply(buckets, object);
            }
        });
    }

    private static S3Uri first(Optional<S3Uri> listed) throws NotAskable {
        return listed.orElseThrow(() -> new NotAskable("Nothing lies there that could be read."));
    }

    private static Boolean byteOf(Buckets buckets, S3Uri object) {
        buckets.readOneByte(object);
        return true;
    }

    /// Where the bucket can be listed, its first object is looked at.
    private static S3Uri pointed(Asking asking) throws NotAskable {
        if (!(asking.evidence().answer(FIRST_OBJECT) instanceof Answer.Refused<Optional<S3Uri>> refused)
                || !refused.failure().is(Kind.FORBIDDEN)) {
            throw new NotAskable("It is not the right to list that is missing.");
        }
        return asking.evidence().value(Facts.TABLE).flatMap(CatalogTable::metadataLocation)
                .filter(place -> place.bucket().equals(asking.known(Facts.BUCKET)))
                .orElseThrow(() -> new NotAskable("The bucket may not be listed, and Glue names no object in it."));
    }

    private static Optional<S3Uri> firstKey(Asking asking) throws NotAskable {
        String bucket = asking.known(Facts.BUCKET);
        S3Uri prefix = asking.evidence().value(Facts.TABLE_ROOT).filter(root -> root.bucket().equals(bucket))
                .map(S3Uri::asFolder).orElse(new S3Uri(bucket, ""));
        try (Buckets buckets = Openers.aws(asking).buckets()) {
            return buckets.firstKey(prefix).map(key -> new S3Uri(bucket, key));
        }
    }

    private static OldVersions oldVersions(Asking asking) throws NotAskable {
        if (asking.known(VERSIONING).isEmpty()) {
            throw new NotAskable("The bucket keeps no old versions.");
        }
        try (Buckets buckets = Openers.aws(asking).buckets()) {
            return buckets.oldVersions(new S3Uri(asking.known(Facts.BUCKET), ""));
        }
    }
}
