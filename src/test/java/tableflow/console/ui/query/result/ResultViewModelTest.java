package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tableflow.console.ui.query.result.ResultStand.column;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.store.Arrival;
import tableflow.console.ui.control.grid.SortMark;
import tableflow.console.ui.query.result.Condition.Wish;
import tableflow.console.ui.query.result.ResultViewModel.State;
import tableflow.console.ui.work.TestWork;

class ResultViewModelTest {

    private static final ResultColumn ID = column("id", "varchar");
    private static final ResultColumn AMOUNT = column("amount", "decimal");

    @TempDir
    Path folder = Path.of("");

    private final TestWork inline = TestWork.inline();

    private ResultViewModel open(ResultStand stand) {
        ResultViewModel model = new ResultViewModel(stand.services, inline.work);
        model.open(stand.wanted("q-1"));
        return model;
    }

    private ResultStand orders() {
        return new ResultStand(folder, ID, AMOUNT)
                .row("order-1", "9.50")
                .row("order-2", "10.00")
                .row("order-3", null)
                .row("", "-3.25");
    }

    private static List<@Nullable String> shown(ResultViewModel model, int column) throws IOException {
        ShownRows rows = Objects.requireNonNull(model.rowsProperty().get());
        List<@Nullable String> values = new ArrayList<>();
        for (List<@Nullable String> row : rows.load(0, (int) rows.rowCount().get())) {
            values.add(row.get(column));
        }
        return values;
    }

    @Test
    void aResultIsFetchedAndSaysWhereItCameFrom() throws IOException {
        ResultViewModel model = open(orders());
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(model.columnsProperty().get()).containsExactly(ID, AMOUNT);
        assertThat(shown(model, 0)).containsExactly("order-1", "order-2", "order-3", "");
        assertThat(shown(model, 1)).containsExactly("9.50", "10.00", null, "-3.25");
        assertThat(model.amountProperty().get().arrival()).isEqualTo(Arrival.COMPLETE);
        assertThat(ResultWords.amount(model.amountProperty().get())).startsWith("4 rows, ");
        assertThat(model.amountProperty().get().source().map(ResultWords::source)).contains("from S3");
        assertThat(inline.unhandled).isEmpty();
    }

    @Test
    void aKeptResultIsOpenedWithoutAsking() throws IOException {
        ResultStand stand = orders();
        open(stand).close();
        stand.reads.clear();
        ResultViewModel again = open(stand);
        assertThat(shown(again, 0)).hasSize(4);
        assertThat(stand.reads).isEmpty();
    }

    @Test
    void noRightToTheObjectLeadsToTheApiAndIsTold() throws IOException {
        ResultStand stand = orders();
        stand.broken = RemoteFailure.of(Kind.FORBIDDEN, "read the object", "Access Denied");
        ResultViewModel model = open(stand);
        assertThat(shown(model, 0)).hasSize(4);
        assertThat(model.amountProperty().get().source().map(ResultWords::source))
                .contains("by the API: Access Denied");
    }

    @Test
    void aFailureIsToldAndTriedAgain() throws IOException {
        ResultStand stand = orders();
        stand.broken = RemoteFailure.of(Kind.UNAUTHORIZED, "read the object", "the token has expired");
        ResultViewModel model = open(stand);
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(ResultWords.arrival(model.amountProperty().get().arrival())).contains("the token has expired");
        Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry()).run();
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(model.problemProperty().get()).isNull();
        assertThat(shown(model, 0)).hasSize(4);
    }

    @Test
    void aDeletedResultIsGoneForGoodAndIsNotTriedAgainByItself() {
        ResultViewModel model = open(orders().deleted());
        assertThat(model.stateProperty().get()).isEqualTo(State.GONE);
        assertThat(model.isGone()).isTrue();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).retry()).isNull();
    }

    @Test
    void aResultThatMayNotBeReadIsNotCalledGone() {
        ResultViewModel model = open(orders().failing(Kind.FORBIDDEN, "not authorized"));
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.isGone()).isFalse();
    }

    @Test
    void aResultThatLostItsFileHereIsFetchedAgainOrSaysThatItIsGone() throws IOException {
        open(orders()).close();
        Files.delete(folder.resolve("q-1").resolve("rows.csv"));
        ResultViewModel fetched = open(orders());
        assertThat(shown(fetched, 0)).containsExactly("order-1", "order-2", "order-3", "");
        fetched.close();
        Files.delete(folder.resolve("q-1").resolve("rows.csv"));
        assertThat(open(orders().deleted()).stateProperty().get()).isEqualTo(State.GONE);
    }

    @Test
    void aKeptFileThatBreaksTheRulesIsFetchedAnewAndStaysWhereThatCannotBe() throws IOException {
        open(orders()).close();
        Path rows = folder.resolve("q-1").resolve("rows.csv");
        Files.writeString(rows, Files.readString(rows).replace("\"order-2\",", "\"order-2\";"));

        ResultViewModel gone = open(orders().deleted());
        assertThat(gone.damagedProperty().get()).as("nobody has read the row yet").isFalse();
        gone.ordering().sort(0, false);
        assertThat(gone.damagedProperty().get()).isTrue();
        assertThat(Objects.requireNonNull(gone.problemProperty().get()).failure().why()).contains("row 2, byte");
        gone.fetchAnew();
        assertThat(Objects.requireNonNull(gone.problemProperty().get()).failure().why()).contains("Could not find");
        assertThat(Files.readString(rows)).as("what is here stays").contains("order-2\";", "order-3");
        gone.close();

        ResultStand stand = orders();
        ResultViewModel model = open(stand);
        assertThat(stand.reads).isEmpty();
        ShownRows broken = Objects.requireNonNull(model.rowsProperty().get());
        assertThatThrownBy(() -> broken.load(0, 4)).isInstanceOfSatisfying(RemoteFailure.class, it -> {
            assertThat(it.advice().orElse("")).contains("fetch it again");
            model.noticed(it);
        });
        assertThat(model.damagedProperty().get()).isTrue();
        model.fetchAnew();
        assertThat(model.damagedProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(stand.reads).hasSize(1);
        assertThat(shown(model, 0)).containsExactly("order-1", "order-2", "order-3", "");
        assertThat(model.amountProperty().get().arrival()).isEqualTo(Arrival.COMPLETE);
    }

    @Test
    void aStatementWithoutRowsIsEmptyAndOneNullIsARow() throws IOException {
        ResultStand empty = new ResultStand(folder.resolve("empty"), ID);
        assertThat(open(empty).stateProperty().get()).isEqualTo(State.EMPTY);
        ResultStand one = new ResultStand(folder.resolve("one"), ID).row((String) null);
        ResultViewModel model = open(one);
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(shown(model, 0)).containsExactly((String) null);
    }

    @Test
    void aHeaderSortsByValueUpThenDownThenNotAtAll() throws IOException {
        ResultViewModel model = open(orders());
        model.ordering().turn(1, false);
        assertThat(shown(model, 1)).containsExactly("-3.25", "9.50", "10.00", null);
        model.ordering().turn(1, false);
        assertThat(shown(model, 1)).containsExactly("10.00", "9.50", "-3.25", null);
        assertThat(model.ordering().marks()).containsEntry(1, new SortMark(true, 0));
        model.ordering().turn(0, true);
        assertThat(model.ordering().marks())
                .containsEntry(1, new SortMark(true, 1)).containsEntry(0, new SortMark(false, 2));
        model.ordering().turn(0, false);
        model.ordering().turn(0, false);
        assertThat(model.ordering().marks()).isEmpty();
        assertThat(shown(model, 0)).containsExactly("order-1", "order-2", "order-3", "");
    }

    @Test
    void filtersCountByTypeAndCanLetNothingThrough() throws IOException {
        ResultViewModel model = open(orders());
        Ordering ordering = model.ordering();
        ordering.conditions().add(new Condition(1, Wish.GREATER, "9"));
        ordering.apply();
        assertThat(shown(model, 1)).containsExactly("9.50", "10.00");
        ordering.conditions().setAll(new Condition(1, Wish.NULL, ""));
        ordering.apply();
        assertThat(shown(model, 0)).containsExactly("order-3");
        ordering.conditions().setAll(new Condition(0, Wish.EQUAL, ""));
        ordering.apply();
        assertThat(shown(model, 1)).containsExactly("-3.25");
        ordering.conditions().clear();
        ordering.quickProperty().set("nobody has this");
        ordering.apply();
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_MATCH);
        ordering.clearFilter();
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
    }

    @Test
    void anExpressionThatIsNoneIsToldAndTheRowsStay() throws IOException {
        ResultViewModel model = open(orders());
        model.ordering().conditions().add(new Condition(0, Wish.MATCHES, "order-("));
        model.ordering().apply();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().kind()).isEqualTo(Kind.INVALID);
        assertThat(shown(model, 0)).hasSize(4);
    }

    @Test
    void theSearchGoesRoundAndCounts() {
        ResultViewModel model = open(orders());
        ShownRows rows = Objects.requireNonNull(model.rowsProperty().get());
        Finding finding = new Finding(inline.work, () -> Optional.of(new Finding.Place(
                Objects.requireNonNull(model.stored()).file(), rows, 2)));
        finding.wantedProperty().set("ORDER");
        finding.go(Optional.empty(), false);
        assertThat(finding.foundProperty().get().cell().orElseThrow().place()).isZero();
        assertThat(finding.foundProperty().get().count()).isEqualTo(3);
        finding.go(finding.foundProperty().get().cell(), true);
        assertThat(finding.foundProperty().get().cell().orElseThrow().place()).isEqualTo(2);
        finding.caseMattersProperty().set(true);
        finding.go(Optional.empty(), false);
        assertThat(finding.foundProperty().get().count()).isZero();
        finding.patternProperty().set(true);
        finding.wantedProperty().set("[");
        finding.go(Optional.empty(), false);
        assertThat(finding.foundProperty().get().wrong()).isNotEmpty();
    }

    @Test
    void rowsCutOffStayAndTheRestIsFetchedWhenAsked() throws IOException {
        ResultStand stand = orders();
        TestWork queued = TestWork.queued();
        ResultViewModel model = new ResultViewModel(stand.services, queued.work);
        model.open(stand.wanted("q-1"));
        assertThat(model.stateProperty().get()).isEqualTo(State.LOADING);
        model.cancel();
        queued.timer.advance(java.time.Duration.ofSeconds(1));
        queued.runNext();
        assertThat(model.stateProperty().get()).isNotEqualTo(State.ROWS);
        model.fetch();
        queued.runNext();
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(shown(model, 0)).hasSize(4);
    }

    @Test
    void closingLetsGoOfFilesAndPinningKeepsTheResult() throws IOException {
        ResultViewModel model = open(orders());
        model.pin(true);
        assertThat(model.pinnedProperty().get()).isTrue();
        model.ordering().turn(1, false);
        model.close();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .noneMatch(name -> name.endsWith(".tmp") || name.startsWith("open-"))
                    .contains("pinned", "rows.csv");
        }
    }

    @Test
    void aRowLeadsToItsRecordInEitherNaming() {
        List<ResultColumn> columns = List.of(
                ID, column("$$topic", "varchar"), column("$$partition", "integer"), column("$$offset", "bigint"));
        RecordPlace place = RecordPlace.in(columns).orElseThrow();
        assertThat(place.of(List.of("1", "orders", "3", "9223372036854775807")).orElseThrow().offset())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(place.of(java.util.Arrays.asList("1", "orders", "3", null))).isEmpty();
        assertThat(place.of(List.of("1", "orders", "x", "3"))).isEmpty();
        assertThat(RecordPlace.in(List.of(
                        column("cflt_metadata_topic", "varchar"), column("cflt_metadata_partition", "integer"),
                        column("cflt_metadata_offset", "bigint"))))
                .isPresent();
        assertThat(RecordPlace.in(List.of(ID, column("$$topic", "varchar")))).isEmpty();
    }
}
