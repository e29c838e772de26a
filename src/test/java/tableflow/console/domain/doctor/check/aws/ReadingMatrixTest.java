package tableflow.console.domain.doctor.check.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.domain.lake.S3Uri;

/// Each row of the matrix of HEAD on the bucket, a listing, and HEAD and GET on an object: what it proves, and what it
/// does not.
class ReadingMatrixTest {
    private static final S3Uri LISTED = new S3Uri(Made.BUCKET, "1/data/x.parquet");
    private static final S3Uri POINTED = new S3Uri(Made.BUCKET, "1/metadata/00001-a.metadata.json");
    private static final String REGION = "eu-central-1";
    private static final String NO_LIST = "s3:ListBucket";
    private static final String NO_GET = "s3:GetObject";
    private static final String NO_KEY = "kms:Decrypt";
    private static final String NO_WORDS = "";

    private record Row(int bucket, boolean lists, int head, Answer<Boolean> get) {
        Evidence evidence() {
            Evidence made = Made.evidence().with(AwsFacts.HEAD,
                    new BucketHead(bucket, bucket == 404 || bucket == 400 ? null : REGION));
            ObjectHead object = new ObjectHead(head,
                    head == 200 ? new ObjectHead.About(9, "STANDARD", null, null) : null);
            return lists
                    ? made.with(AwsFacts.FIRST_OBJECT, Optional.of(LISTED)).with(AwsFacts.OBJECT_HEAD, object)
                            .with(AwsFacts.FIRST_BYTE, get)
                            .with(AwsFacts.POINTED, new Answer.NotAsked<>("The bucket can be listed."))
                    : made.with(AwsFacts.FIRST_OBJECT, Made.forbidden(Source.S3, NO_LIST))
                            .with(AwsFacts.OBJECT_HEAD, new Answer.NotAsked<>("not listed"))
                            .with(AwsFacts.FIRST_BYTE, new Answer.NotAsked<>("not listed"))
                            .with(AwsFacts.POINTED, POINTED).with(AwsFacts.POINTED_HEAD, object)
                            .with(AwsFacts.POINTED_BYTE, get);
        }
    }

    private static Answer<Boolean> read() {
        return new Answer.Known<>(true, List.of());
    }

    private static Answer<Boolean> refused(String action) {
        return action.isEmpty()
                ? Made.refused(Source.S3, Kind.FORBIDDEN, "AccessDenied", "AccessDenied: Access Denied")
                : Made.forbidden(Source.S3, action);
    }

    private static Answer<Boolean> gone() {
        return Made.refused(Source.S3, Kind.NOT_FOUND, "NoSuchKey", "NoSuchKey: The specified key does not exist.");
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("all is well", new Row(200, true, 200, read()),
                        healthy(), healthy(), healthy()),
                row("no right to list, objects can be read", new Row(403, false, 200, read()),
                        broken("S3"), healthy(), healthy()),
                row("no right to read", new Row(200, true, 403, refused(NO_GET)),
                        healthy(), broken("S4"), open()),
                row("no right to read, without words: it was listed", new Row(200, true, 403, refused(NO_WORDS)),
                        healthy(), broken("S9"), open()),
                row("really gone", new Row(200, true, 404, gone()),
                        healthy(), open(), open()),
                row("neither, without words: nothing proven", new Row(403, false, 403, refused(NO_WORDS)),
                        broken("S3"), open(), open()),
                row("neither, in the words for a missing key", new Row(403, false, 403, refused(NO_LIST)),
                        broken("S3"), open(), open()),
                row("neither, and the words name the right to read", new Row(403, false, 403, refused(NO_GET)),
                        broken("S3"), broken("S4"), open()),
                row("the key's refusal: HEAD does not decrypt", new Row(200, true, 200, refused(NO_KEY)),
                        healthy(), healthy(), broken("S10")),
                row("the key's refusal, not listed", new Row(403, false, 200, refused(NO_KEY)),
                        broken("S3"), healthy(), broken("S10")));
    }

    record Said(Outcome outcome, String mode) {}

    private static Said healthy() {
        return new Said(Outcome.HEALTHY, "");
    }

    private static Said open() {
        return new Said(Outcome.NOT_CHECKED, "");
    }

    private static Said broken(String mode) {
        return new Said(Outcome.BROKEN, mode);
    }

    private static Arguments row(String what, Row row, Said listing, Said reading, Said key) {
        return Arguments.of(what, row.evidence(), List.of(listing, reading, key));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void provesWhatItProves(String what, Evidence evidence, List<Said> expected) {
        List<Verdict> verdicts = Stream.of("bucket-listing", "bucket-reading", "key-use")
                .map(check -> Made.judge(check, evidence)).toList();

        assertThat(verdicts).as(verdicts.toString()).extracting(verdict -> new Said(verdict.outcome(),
                verdict.findings().stream().map(Finding::id).findFirst().orElse(""))).isEqualTo(expected);
    }

    static Stream<Arguments> buckets() {
        return Stream.of(
                Arguments.of(301, "us-east-1", Outcome.BROKEN, "S1"), Arguments.of(404, "", Outcome.BROKEN, "S2"),
                Arguments.of(400, "", Outcome.NOT_CHECKED, ""), Arguments.of(403, REGION, Outcome.HEALTHY, ""),
                Arguments.of(200, REGION, Outcome.HEALTHY, ""));
    }

    /// HEAD on the bucket alone: its status and where it is, no words.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("buckets")
    void headOnTheBucketProvesWhereItIs(int status, String region, Outcome outcome, String mode) {
        Verdict verdict = Made.judge("bucket-region", Made.evidence().with(AwsFacts.HEAD,
                new BucketHead(status, region.isEmpty() ? null : region)));

        assertThat(verdict.outcome()).as(verdict.says()).isEqualTo(outcome);
        assertThat(verdict.findings().stream().map(Finding::id).findFirst().orElse("")).isEqualTo(mode);
    }

    @ParameterizedTest(name = "listing refused, {0}")
    @MethodSource("readOrNot")
    void thatObjectsCanBeReadIsSaidToBeOpenOnlyWhereItIs(Answer<Boolean> get, boolean open) {
        Finding listing = Made.judge("bucket-listing", new Row(403, false, 200, get).evidence()).findings().getFirst();

        assertThat(listing.unchecked().isEmpty()).isNotEqualTo(open);
    }

    static Stream<Arguments> readOrNot() {
        return Stream.of(Arguments.of(read(), false), Arguments.of(refused(NO_WORDS), true));
    }
}
