package tableflow.console.ui.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tableflow.console.domain.sql.Statements;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.SqlParameter;

/// What is asked before statements with `?` run: a value and its type for each, as they were the last time. JavaFX
/// thread only.
final class ParameterForm {

    private static final int CONTEXT = 40;

    private final List<Statements.Span> statements;
    private final List<List<Value>> values = new ArrayList<>();
    private final Consumer<List<RunDesk.Filled>> done;

    /// One `?`.
    static final class Value {
        private final String context;
        private final ObjectProperty<SqlParameter.Type> type;
        private final StringProperty text;
        private final StringBinding error;

        Value(String context, SqlParameter first) {
            this.context = context;
            this.type = new SimpleObjectProperty<>(first.type());
            this.text = new SimpleStringProperty(first.value());
            this.error = Bindings.createStringBinding(this::check, type, text);
        }

        /// What stands before it in the statement.
        String context() {
            return context;
        }

        ObjectProperty<SqlParameter.Type> typeProperty() {
            return type;
        }

        StringProperty textProperty() {
            return text;
        }

        /// What is wrong with it; empty when nothing is.
        StringBinding errorProperty() {
            return error;
        }

        SqlParameter parameter() {
            return new SqlParameter(type.get(), text.get());
        }

        private String check() {
            try {
                parameter().literal();
                return "";
            } catch (SqlParameter.Unfit unfit) {
                return String.valueOf(unfit.getMessage());
            }
        }
    }

    /// @param last what the statements were last run with, for each a list
    /// @param done gets the statements with their values
    ParameterForm(
            List<Statements.Span> statements, List<List<SqlParameter>> last, Consumer<List<RunDesk.Filled>> done) {
        this.statements = List.copyOf(statements);
        this.done = done;
        for (int i = 0; i < statements.size(); i++) {
            Statements.Span statement = statements.get(i);
            List<Value> own = new ArrayList<>();
            for (int place : Statements.parameters(statement.text())) {
                List<SqlParameter> known = last.get(i);
                SqlParameter first = own.size() < known.size()
                        ? known.get(own.size())
                        : new SqlParameter(SqlParameter.Type.TEXT, "");
                own.add(new Value(before(statement.text(), place), first));
            }
            values.add(own);
        }
    }

    /// What statements were last run with. Blocking.
    static List<List<SqlParameter>> remembered(Desk desk, List<String> statements) throws IOException {
        List<List<SqlParameter>> all = new ArrayList<>();
        for (String statement : statements) {
            all.add(Statements.parameters(statement).isEmpty() ? List.of() : desk.parameters().of(statement));
        }
        return all;
    }

    /// All `?` in order.
    List<Value> values() {
        return values.stream().flatMap(List::stream).toList();
    }

    /// Whether nothing is wrong with any.
    boolean isGood() {
        return values().stream().allMatch(it -> it.errorProperty().get().isEmpty());
    }

    /// Runs the statements with these values.
    void submit() {
        List<RunDesk.Filled> filled = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            filled.add(new RunDesk.Filled(
                    statements.get(i), values.get(i).stream().map(Value::parameter).toList()));
        }
        done.accept(filled);
    }

    private static String before(String sql, int place) {
        String text = sql.substring(Math.max(0, place - CONTEXT), place).replaceAll("\\s+", " ").strip();
        return (place > CONTEXT ? "\u2026" : "") + text + " ?";
    }
}
