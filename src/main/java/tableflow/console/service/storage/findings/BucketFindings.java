package tableflow.console.service.storage.findings;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Units;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.doctor.check.aws.AwsChecks;
import tableflow.console.domain.doctor.check.aws.AwsFacts;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.finding.StorageCheck;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.StorageFinding.Figure;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.findings.StorageFindings.Table;
import tableflow.console.service.support.Waiter;

/// What is wrong with how a bucket is set up, and with what its listing does not show. Judged by the doctor's own
/// checks where there are some.
final class BucketFindings {

    /// An upload that is younger may be under way.
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    /// Each upload's size is a request of its own.
    private static final int MOST_MEASURED = 200;
    private static final int MOST_PAGES = 10;
    private static final int MOST_NAMED = 20;

    private final StorageFindings.Sources sources;
    private final StorageFindings.Case given;
    private final FindingList list;
    private final Waiter waiter;
    private final S3Uri root;
    private final String bucket;

    BucketFindings(StorageFindings.Sources sources, StorageFindings.Case given, FindingList list, Waiter waiter) {
        this.sources = sources;
        this.given = given;
        this.list = list;
        this.waiter = waiter;
        this.root = given.scan().root();
        this.bucket = root.bucket();
    }

    void find(List<Table> tables, Progress progress) {
        progress.report("Read the settings of " + bucket);
        Optional<List<LifecycleRule>> rules = list.asked(StorageCheck.LIFECYCLE, bucket,
                "s3:GetLifecycleConfiguration", () -> setting(it -> it.lifecycle(bucket)));
        rules.ifPresent(all -> all.forEach(rule -> lifecycle(rule, all.size() > 1, tables)));
        list.done(StorageCheck.LIFECYCLE);
        progress.report("Look at the top of " + bucket);
        list.asked(StorageCheck.FOREIGN_FOLDERS, bucket, "s3:ListBucket", () -> bucket(it -> it.topLevel(bucket)))
                .ifPresent(this::alone);
        list.done(StorageCheck.FOREIGN_FOLDERS);
        progress.report("Look for old versions in " + root);
        versions(rules);
        list.done(StorageCheck.OLD_VERSIONS);
        progress.report("Look for unfinished uploads in " + root);
        uploads(rules);
        list.done(StorageCheck.UPLOADS);
    }

    private <T> T setting(Function<BucketSettings, T> question) {
        return closing(sources.settings(), question);
    }

    private <T> T bucket(Function<Buckets, T> question) {
        return closing(sources.buckets(), question);
    }

    private static <C extends AutoCloseable, T> T closing(Supplier<C> open, Function<C, T> question) {
        try (C opened = open.get()) {
            return question.apply(opened);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception unclosed) {
            throw new IllegalStateException("a client did not close", unclosed);
        }
    }

    private static Verdict judged(String check, Evidence evidence) {
        return AwsChecks.ALL.stream().filter(one -> one.id().equals(check)).map((Check one) -> one.judge(evidence))
                .findFirst().orElseThrow(() -> new IllegalStateException("no check " + check));
    }

    private Evidence evidence() {
        return Evidence.NONE.with(Facts.BUCKET, bucket);
    }

    private void lifecycle(LifecycleRule rule, boolean others, List<Table> tables) {
        List<Table> hit = tables.stream().filter(table -> table.use().prefix().startsWith(rule.prefix())
                || rule.prefix().startsWith(table.use().prefix())).toList();
        // The layout tells where tables lie; where it does not, a table under the rule does.
        Evidence evidence = evidence().with(AwsFacts.LIFECYCLE, List.of(rule));
        Verdict verdict = judged("lifecycle", hit.isEmpty() ? evidence
                : evidence.with(Facts.TABLE_ROOT, new S3Uri(bucket, hit.getFirst().use().prefix())));
        Amount touched = hit.stream().map(table -> table.use().all()).reduce(Amount.NONE, Amount::plus);
        for (Finding finding : verdict.findings()) {
            List<Figure> figures = new ArrayList<>(List.of(
                    new Figure("Rule", rule.id().isEmpty() ? "(without a name)" : rule.id()),
                    new Figure("Prefix", rule.prefix().isEmpty() ? "(all keys)" : rule.prefix()),
                    new Figure("Does", rule.expires() ? "deletes" : "moves to " + String.join(", ",
                            rule.transitions()))));
            if (!hit.isEmpty()) {
                figures.add(new Figure("Tables under it", hit.size() + " with "
                        + Units.grouped(touched.objects()) + " objects, " + Units.size(touched.bytes())));
            }
            Finding here = rule.transitions().isEmpty() || rule.expires() ? finding : finding.unchecked(List.of(
                    "Whether objects are small or young enough to be spared."));
            list.add(new StorageFinding(StorageCheck.LIFECYCLE, bucket, new S3Uri(bucket, rule.prefix()), here,
                    figures, rule.id().isEmpty() ? List.of() : Commands.withoutRule(bucket, rule.id(), others)));
        }
    }

    private void alone(TopLevel top) {
        for (Finding finding : judged("bucket-own", evidence().with(AwsFacts.TOP_LEVEL, top)).findings()) {
            List<Figure> figures = new ArrayList<>();
            Map<String, Amount> known = new TreeMap<>();
            given.scan().report().tree().children().forEach(child -> known.put(child.name(), child.all()));
            top.folders().stream().filter(folder -> finding.says().contains(folder)).limit(MOST_NAMED)
                    .forEach(folder -> {
                        Amount amount = root.key().isEmpty() ? known.get(folder) : null;
                        figures.add(new Figure(folder, amount == null ? "not counted in this scan"
                                : TableFindings.told(amount)));
                    });
            list.add(new StorageFinding(StorageCheck.FOREIGN_FOLDERS, bucket, new S3Uri(bucket, ""), finding,
                    figures, List.of()));
        }
    }

    private void versions(Optional<List<LifecycleRule>> rules) {
        Optional<Optional<String>> versioning = list.asked(StorageCheck.OLD_VERSIONS, bucket,
                "s3:GetBucketVersioning", () -> setting(it -> it.versioning(bucket)));
        if (versioning.isEmpty()) {
            return;
        }
        Evidence evidence = evidence().with(AwsFacts.VERSIONING, versioning.get());
        if (rules.isPresent()) {
            evidence = evidence.with(AwsFacts.LIFECYCLE, rules.get());
        }
        if (versioning.get().isPresent()) {
            Optional<OldVersions> old = list.asked(StorageCheck.OLD_VERSIONS, bucket, "s3:ListBucketVersions",
                    () -> bucket(it -> it.oldVersions(root)));
            if (old.isEmpty()) {
                return;
            }
            evidence = evidence.with(AwsFacts.OLD_VERSIONS, old.get());
            for (Finding finding : judged("old-versions", evidence).findings()) {
                list.add(new StorageFinding(StorageCheck.OLD_VERSIONS, bucket, root, finding, List.of(
                        new Figure("Old versions", (old.get().complete() ? "" : "at least ")
                                + Units.grouped(old.get().versions()) + ", " + Units.size(old.get().bytes())),
                        new Figure("Marks of deletion", Units.grouped(old.get().deleteMarkers())),
                        Money.month(given.prices(), Amount.of(old.get().versions(), old.get().bytes()))),
                        rules.map(all -> Commands.endingVersions(bucket, !all.isEmpty())).orElse(List.of())));
            }
        }
    }

    /// What uploads hold that were begun more than a day ago, where no rule ends them.
    private void uploads(Optional<List<LifecycleRule>> rules) {
        if (rules.stream().flatMap(List::stream).anyMatch(rule -> rule.enabled() && rule.tidiesUploads()
                && root.key().startsWith(rule.prefix()))) {
            return;
        }
        list.asked(StorageCheck.UPLOADS, bucket, "s3:ListBucketMultipartUploads", this::left)
                .filter(left -> left.count > 0).ifPresent(left -> list.add(upload(left, rules)));
    }

    private StorageFinding upload(Left left, Optional<List<LifecycleRule>> rules) {
        String count = (left.more ? "More than " : "") + Units.grouped(left.count);
        Finding finding = Finding.unknown(Rung.BUCKET, Severity.WARNING, count + (left.count == 1
                        ? " upload that was begun more than a day ago has"
                        : " uploads that were begun more than a day ago have") + " never ended under " + root
                        + ", and no lifecycle rule ends them. What came in of them is billed and no listing shows it.",
                        Remedy.steps(List.of("Add a lifecycle rule that ends unfinished uploads after 7 days. It "
                                + "touches no object.")))
                .unchecked(rules.isEmpty() ? List.of("Whether a lifecycle rule ends them could not be read.")
                        : List.of());
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("Unfinished uploads", count),
                new Figure("Oldest", left.oldest + ": " + left.oldestKey),
                new Figure("Came in so far", (left.measured < left.count || left.more ? "at least " : "")
                        + Units.size(left.bytes)),
                Money.month(given.prices(), new Amount(left.count, left.bytes))));
        return new StorageFinding(StorageCheck.UPLOADS, bucket, root, finding, figures,
                rules.map(all -> Commands.endingUploads(bucket, !all.isEmpty())).orElse(List.of()));
    }

    private static final class Left {
        private long count;
        private long measured;
        private BigInteger bytes = BigInteger.ZERO;
        private Instant oldest = Instant.MAX;
        private String oldestKey = "";
        private boolean more;
    }

    private Left left() {
        Left left = new Left();
        Instant before = waiter.now().minus(UNDER_WAY);
        ObjectPages pages = sources.pages().get();
        ObjectPages.Marker from = ObjectPages.Marker.BEGIN;
        for (int page = 0; from != null && page < MOST_PAGES; page++) {
            Progress.throwIfCancelled("look for unfinished uploads");
            ObjectPages.UploadPage found = pages.uploads(root, from);
            for (ObjectPages.Upload one : found.uploads()) {
                if (one.begun().isBefore(before)) {
                    left.count++;
                    if (left.measured < MOST_MEASURED) {
                        left.measured++;
                        left.bytes = left.bytes.add(BigInteger.valueOf(pages.uploaded(bucket, one)));
                    }
                    if (one.begun().isBefore(left.oldest)) {
                        left.oldest = one.begun();
                        left.oldestKey = one.key();
                    }
                }
            }
            from = found.next();
        }
        left.more = from != null;
        return left;
    }
}
