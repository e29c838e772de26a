package tableflow.console.service.query.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.port.Athena;

class PastResultsTest extends StoreFixture {

    private PastResults past() {
        return new PastResults(store(), () -> athena);
    }

    private static Athena offline() {
        throw RemoteFailure.of(Kind.UNREACHABLE, "connect", "no network");
    }

    private static void assertKind(Runnable call, Kind kind, String says) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure.why() + failure.advice().orElse("")).contains(says);
                });
    }

    @Test
    void whatIsHereWholeIsKnownWithoutAskingAthena() {
        keep(store(), "q-7", 5);

        PastResults offline = new PastResults(store(), PastResultsTest::offline);
        QueryExecution found = offline.find("q-7");

        assertThat(offline.kept()).containsExactly("q-7");
        assertThat(found.id()).isEqualTo("q-7");
        assertThat(found.state().is(QueryState.SUCCEEDED)).isTrue();
        assertThat(found.statement().is(StatementType.DML)).isTrue();
        assertThat(found.resultObject()).as("so that what may be missing can be fetched").isEqualTo("s3://r/q.csv");
        assertThat(found.statistics().scannedBytes()).hasValue(10_485_760);
        assertThat(found.context().workgroup()).isEqualTo("primary");
    }

    @Test
    void whatIsHereInPartIsShownWhenAthenaCannotBeAsked() {
        fill(5);
        bucket.onRead.add(RemoteFailure.of(Kind.FORBIDDEN, "read", "no"));
        athena.rows.add(List.of("n"));
        athena.rows.add(List.of("0"));
        try (StoredResult result = store().begin(facts("q-8"))) {
            result.fetch(results, ended(), Progress.NONE);
            result.file();
        }
        try (StoredResult torn = store().begin(facts("q-9"))) {
            assertThat(torn.entry().rows()).isZero();
        }
        PastResults offline = new PastResults(store(), PastResultsTest::offline);

        assertThat(offline.kept()).as("not the one that has no rows").containsExactly("q-8");
        assertThat(offline.find("q-8").id()).isEqualTo("q-8");
        assertKind(() -> offline.find("q-9"), Kind.UNREACHABLE, "no network");
    }

    @Test
    void athenaTellsWhatIsNotHere() {
        athena.object = "s3://r/q.csv";
        athena.states.add("SUCCEEDED");
        assertThat(past().find("q-1").resultObject()).isEqualTo("s3://r/q.csv");
        athena.states.clear();
        athena.states.add("CANCELLED");
        assertKind(() -> past().find("q-1"), Kind.INVALID, "CANCELLED");
    }

    @Test
    void aRunThatNobodyKnowsAnyMoreIsGone() {
        PastResults forgetful = new PastResults(store(), () -> {
            throw RemoteFailure.of(Kind.INVALID, "look at query q-1", "QueryExecution q-1 was not found");
        });
        assertKind(() -> forgetful.find("q-1"), Kind.NOT_FOUND, "Run the statement again");
    }

    @Test
    void rowsThatWereCutOffOnDiskAreFetchedAgain() throws IOException {
        keep(store(), "q-7", 500);
        Path rows = folder.resolve("q-7").resolve("rows.csv");
        try (var channel = Files.newByteChannel(rows, StandardOpenOption.WRITE)) {
            channel.truncate(1_000);
        }
        assertThat(past().find("q-7").id()).isEqualTo("q-7");
        try (StoredResult result = store().open("q-7")) {
            assertThat(result.entry().arrival().is(Arrival.State.INCOMPLETE)).isTrue();
            assertThat(result.entry().arrival().why()).contains("missing");
            assertThat(result.entry().rows()).isPositive().isLessThan(500);
            result.fetch(results, ended(), Progress.NONE);
            assertThat(result.entry().rows()).isEqualTo(500);
            assertThat(result.entry().arrival()).isEqualTo(Arrival.COMPLETE);
        }
    }

    @Test
    void rowsThatWereRemovedAreNotTakenForNone() throws IOException {
        keep(store(), "q-7", 3);
        Files.delete(folder.resolve("q-7").resolve("rows.csv"));
        keep(store(40), "q-8", 3);
        keep(store(), "q-7", 3);
        Files.delete(folder.resolve("q-7").resolve("rows.csv"));
        try (StoredResult result = store().open("q-7")) {
            assertThat(result.entry().arrival().is(Arrival.State.INCOMPLETE)).isTrue();
        }
    }

    @Test
    void aDamagedDescriptionLeavesTheRowsReadable() throws IOException {
        keep(store(), "q-7", 3);
        Files.writeString(folder.resolve("q-7").resolve("result.json"), "{");
        PastResults offline = new PastResults(store(), PastResultsTest::offline);

        assertThat(offline.kept()).containsExactly("q-7");
        assertThat(offline.find("q-7").id()).isEqualTo("q-7");
        try (StoredResult result = store().open("q-7")) {
            assertThat(result.entry().rows()).isEqualTo(3);
            assertThat(result.columns()).extracting("name").containsExactly("n");
        }
    }

    @Test
    void aResultWhoseObjectWasDeletedSaysSo() {
        bucket.onStat = RemoteFailure.of(Kind.NOT_FOUND, "look at the object", "NoSuchKey");
        athena.onPage = RemoteFailure.of(Kind.INVALID, "read the result", "Could not find results");
        try (StoredResult result = store().begin(facts("q-7"))) {
            assertKind(() -> result.fetch(results, ended(), Progress.NONE), Kind.NOT_FOUND,
                    "s3://r/q.csv is no longer there");
            assertThat(result.entry().arrival().is(Arrival.State.INCOMPLETE)).isTrue();
        }
        assertThat(past().kept()).isEmpty();
    }

    @Test
    void anObjectThatMayNotBeReadAnyWayKeepsItsOwnReason() {
        bucket.onStat = RemoteFailure.of(Kind.FORBIDDEN, "look at the object", "AccessDenied");
        athena.onPage = RemoteFailure.of(Kind.FORBIDDEN, "read the result", "not authorized to athena:GetQueryResults");
        try (StoredResult result = store().begin(facts("q-7"))) {
            assertKind(() -> result.fetch(results, ended(), Progress.NONE), Kind.FORBIDDEN, "athena:GetQueryResults");
        }
    }

    @Test
    void rowsWithoutAthenasWordOnTheirTypesAreTexts() {
        fill(4);
        athena.onPage = RemoteFailure.of(Kind.INVALID, "read the result", "QueryExecution q-1 was not found");
        try (StoredResult result = store().begin(facts("q-7"))) {
            result.fetch(results, ended(), Progress.NONE);
            assertThat(result.entry().rows()).isEqualTo(4);
            assertThat(result.columns()).extracting("name", "type")
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("n", "varchar"));
        }
    }
}
