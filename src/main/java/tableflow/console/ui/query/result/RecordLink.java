package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.Work;

/// From a row to the record of Kafka that it was made from, where the result says it and a pane shows records.
final class RecordLink {

    private final BooleanSupplier answered;
    private final Consumer<Request> send;
    private final Work work;
    private Optional<RecordPlace> place = Optional.empty();

    /// @param answered whether some pane shows records
    RecordLink(BooleanSupplier answered, Consumer<Request> send, Work work) {
        this.answered = answered;
        this.send = send;
        this.work = work;
    }

    static RecordLink through(Navigation navigation, Work work) {
        return new RecordLink(() -> navigation.answers(Request.ShowRecord.class), navigation::send, work);
    }

    void columns(List<ResultColumn> columns) {
        place = RecordPlace.in(columns);
    }

    /// Whether rows of this result lead to records.
    boolean isOffered() {
        return place.isPresent() && answered.getAsBoolean();
    }

    /// Asks for the record of a row.
    void follow(ShownRows rows, long row) {
        place.ifPresent(columns -> work.job(text("result.record.kafka"), progress ->
                        columns.of(rows.row(row)).orElseThrow(() -> RemoteFailure.of(
                                Kind.INVALID, text("result.record.what"), text("result.record.why"))))
                .quiet()
                .onResult(send::accept)
                .start());
    }
}
