package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.scan.ScanProgress;
import tableflow.console.ui.work.TestWork;

/// What goes wrong with a scan, its place and its keeping, as the pane tells it.
class ScanFaultsTest extends ScanRig {

    @Test
    void aMissingBucketABucketElsewhereAndAClockThatIsOffEndItWithTheReason() {
        for (RemoteFailure failure : List.of(
                RemoteFailure.of(Kind.NOT_FOUND, "list s3://bucket/", "NoSuchBucket"),
                RemoteFailure.of(Kind.INVALID, "list s3://bucket/", "the bucket is in eu-west-1")
                        .withAdvice("Set the profile's region to eu-west-1."),
                RemoteFailure.of(Kind.UNAUTHORIZED, "list s3://bucket/", "RequestTimeTooSkewed")
                        .withAdvice("Set the clock of this computer right."))) {
            Rig rig = inline();
            rig.model().begin();
            AtomicInteger answers = new AtomicInteger();
            rig.stand().pages().pages(50, false, 1).before(ask -> {
                if (answers.incrementAndGet() > 6) {
                    throw failure;
                }
            });
            rig.model().streamsProperty().set(1);
            rig.model().start();

            assertThat(rig.state()).isEqualTo(ScanState.READY);
            assertThat(rig.failure().why()).isEqualTo(failure.why());
            assertThat(rig.failure().advice()).isEqualTo(failure.advice());
            assertThat(rig.shown().isComplete()).as("what was counted is marked").isFalse();
            assertThat(rig.total().objects()).isPositive();

            rig.stand().pages().before(ask -> {});
            rig.model().resume();
            assertThat(rig.problem()).as("gone with the next start").isNull();
            assertThat(rig.total()).isEqualTo(sum(rig.stand().pages()));
            rig.stand().files().all().forEach(rig.stand().files()::delete);
        }
    }

    @Test
    void whatIsDeniedIsLeftOutAndARestIsExact() {
        Rig rig = inline();
        rig.stand().pages().before(ask -> {
            if (ask.prefix().key().startsWith("logs/") || (ask.prefix().key().isEmpty() && !ask.folded())) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied");
            }
        });
        rig.model().begin();
        rig.model().start();
        assertThat(rig.problem()).as("no failure: it is told with the figures").isNull();
        assertThat(rig.shown().isComplete()).isFalse();
        assertThat(rig.shown().unseen()).extracting(part -> part.prefix()).containsOnly("logs/");
        rig.stand().pages().things().keySet().removeIf(key -> key.startsWith("logs/"));
        assertThat(rig.total()).isEqualTo(sum(rig.stand().pages()));
    }

    @Test
    void burstsOfSlowDownLeaveTheSumExact() {
        Rig rig = inline();
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<@Nullable ScanProgress> last = new AtomicReference<>();
        rig.model().progressProperty().subscribe(now -> {
            if (now != null) {
                last.set(now);
            }
        });
        rig.stand().pages().pages(20, true, 3).before(ask -> {
            if (asked.incrementAndGet() % 10 < 4) {
                throw RemoteFailure.of(Kind.THROTTLED, "list", "SlowDown");
            }
        });
        rig.model().begin();
        rig.model().start();
        assertThat(rig.total()).isEqualTo(sum(rig.stand().pages()));
        assertThat(rig.shown().isComplete()).isTrue();
        assertThat(Objects.requireNonNull(last.get()).slowed()).isPositive();
        assertThat(rig.shown().effort().slowed()).isPositive();
    }

    @Test
    void whatCannotBeKeptIsShownWithTheReason() throws IOException {
        Rig rig = inline();
        rig.model().begin();
        Files.writeString(folder.resolve("scans"), "in the way");
        rig.model().start();
        assertThat(rig.total()).isEqualTo(sum(rig.stand().pages()));
        assertThat(rig.failure().what()).contains("keep");
        assertThat(rig.state()).isEqualTo(ScanState.READY);
    }

    @Test
    void anAnswerOnAPlaceThatIsNoLongerMeantIsDropped() {
        Rig rig = rig(new StorageStand(folder).fill(), TestWork.queued());
        rig.model().begin();
        rig.jobs().runNext();
        rig.model().placeProperty().set("s3://bucket/logs/");
        assertThat(rig.state()).as("of this place nothing is known").isEqualTo(ScanState.UNKNOWN);
        assertThat(rig.model().prospectProperty().get()).isNull();
        rig.model().look();
        rig.model().placeProperty().set("bucket/odd/");
        rig.model().look();
        rig.jobs().runNext();
        assertThat(rig.state()).as("the first answer is late").isEqualTo(ScanState.LOOKING);
        rig.jobs().runNext();
        assertThat(rig.model().placeProperty().get()).as("written as a place is").isEqualTo("s3://bucket/odd/");

        rig.model().start();
        rig.jobs().runNext();
        assertThat(rig.shown().root()).isEqualTo(S3Uri.parse("s3://bucket/odd/"));
        assertThat(rig.total().objects()).isEqualTo(1);
    }

    @Test
    void aPlaceThatChangesWhileItIsLookedUpIsNotOverwritten() {
        Rig rig = rig(new StorageStand(folder).fill(), TestWork.queued());
        rig.model().begin();
        rig.model().placeProperty().set("s3://other/");
        rig.jobs().runNext();
        assertThat(rig.model().placeProperty().get()).isEqualTo("s3://other/");
        assertThat(rig.state()).isEqualTo(ScanState.UNKNOWN);
    }

    @Test
    void aPlaceThatIsNoneIsSaidAndCanBeCorrected() {
        Rig rig = inline();
        rig.model().placeProperty().set("s3:/nonsense");
        rig.model().look();
        assertThat(rig.state()).isEqualTo(ScanState.UNKNOWN);
        assertThat(rig.failure().kind()).isEqualTo(Kind.INVALID);
        assertThat(rig.failure().advice()).isPresent();
        rig.model().placeProperty().set("");
        Objects.requireNonNull(Objects.requireNonNull(rig.problem()).retry()).run();
        assertThat(rig.state()).isEqualTo(ScanState.READY);
        assertThat(rig.problem()).isNull();
    }
}
