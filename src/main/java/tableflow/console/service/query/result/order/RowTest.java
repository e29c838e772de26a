package tableflow.console.service.query.result.order;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.value.ValueKeys;
import tableflow.console.service.query.result.value.ValueType;

/// A filter made ready for the columns of a result.
@FunctionalInterface
public interface RowTest {

    boolean holds(List<@Nullable String> row);

    /// @throws RemoteFailure INVALID when the filter names a column that is not there, or compares with a text that is
    ///     no value of the column's type
    static RowTest of(Filter filter, List<ResultColumn> columns) {
        return switch (filter) {
            case Filter.Both(List<Filter> parts) -> {
                List<RowTest> tests = all(parts, columns);
                yield row -> tests.stream().allMatch(test -> test.holds(row));
            }
            case Filter.Either(List<Filter> parts) -> {
                List<RowTest> tests = all(parts, columns);
                yield row -> tests.stream().anyMatch(test -> test.holds(row));
            }
            case Filter.Not(Filter part) -> {
                RowTest test = of(part, columns);
                yield row -> !test.holds(row);
            }
            case Filter.IsNull(int column) -> {
                named(columns, column);
                yield row -> row.get(column) == null;
            }
            case Filter.HasText(int column, TextMatch match) -> {
                if (column < 0) {
                    yield row -> row.stream().anyMatch(value -> value != null && match.find(value) != null);
                }
                named(columns, column);
                yield row -> {
                    String value = row.get(column);
                    return value != null && match.find(value) != null;
                };
            }
            case Filter.Compare compare -> compare(compare, named(columns, compare.column()));
        };
    }

    private static List<RowTest> all(List<Filter> parts, List<ResultColumn> columns) {
        return parts.stream().map(part -> of(part, columns)).toList();
    }

    private static ResultColumn named(List<ResultColumn> columns, int column) {
        if (column >= columns.size()) {
            throw RemoteFailure.of(Kind.INVALID, "filter rows", "there is no column " + (column + 1));
        }
        return columns.get(column);
    }

    private static RowTest compare(Filter.Compare wanted, ResultColumn column) {
        ValueType type = ValueType.of(column);
        if (!ValueKeys.isReadable(type, wanted.operand())) {
            throw RemoteFailure.of(Kind.INVALID, "filter by " + column.name(),
                            "'" + wanted.operand() + "' is no " + column.type())
                    .withAdvice("Write it as the result shows values of this column.");
        }
        byte[] operand = ValueKeys.key(type, wanted.operand());
        return row -> {
            String value = row.get(wanted.column());
            if (value == null) {
                return false;
            }
            byte[] key = ValueKeys.key(type, value);
            int order = Arrays.compareUnsigned(key, operand);
            // What cannot be read is larger only in the order of sorting.
            boolean read = ValueKeys.isRead(key);
            return switch (wanted.relation()) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> read && order < 0;
                case AT_MOST -> read && order <= 0;
                case GREATER -> read && order > 0;
                case AT_LEAST -> read && order >= 0;
            };
        };
    }
}
