package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.store.Arrival;
import tableflow.console.service.query.result.value.ValueType;
import tableflow.console.ui.control.grid.GridColumn;
import tableflow.console.ui.query.result.ResultViewModel.Amount;

/// A result in words and signs.
final class ResultWords {

    private ResultWords() {}

    /// How much is here: `123,456 rows, 45 MiB of 120 MiB`.
    static String amount(Amount amount) {
        String bytes = amount.total() > 0 && !amount.arrival().is(Arrival.State.COMPLETE)
                ? text("result.bytes.of", Units.size(amount.bytes()), Units.size(amount.total()))
                : Units.size(amount.bytes());
        return text("result.amount", text("result.rows", amount.rows()), bytes);
    }

    /// Whether all is here, and if not, why.
    static String arrival(Arrival arrival) {
        return switch (arrival.state()) {
            case ARRIVING -> text("result.arriving");
            case COMPLETE -> "";
            case INCOMPLETE -> text("result.incomplete", arrival.why());
        };
    }

    /// Where the rows came from.
    static String source(Results.Source source) {
        return source.fromStorage() ? text("result.source.s3") : text("result.source.api", source.why());
    }

    static GridColumn column(ResultColumn column) {
        return new GridColumn(
                column.name(), CellDetail.typeName(column), icon(ValueType.of(column)), column.isNumeric());
    }

    private static Ikon icon(ValueType type) {
        return switch (type) {
            case BOOLEAN -> Feather.TOGGLE_LEFT;
            case INTEGER, DECIMAL, FLOATING -> Feather.HASH;
            case DATE, TIMESTAMP -> Feather.CALENDAR;
            case TIME, INTERVAL -> Feather.CLOCK;
            case BINARY -> Feather.CPU;
            case NESTED -> Feather.LAYERS;
            case JSON -> Feather.CODE;
            case UUID, IPADDRESS -> Feather.TAG;
            case TEXT -> Feather.TYPE;
        };
    }
}
