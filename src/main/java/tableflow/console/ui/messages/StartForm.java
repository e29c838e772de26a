package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tableflow.console.domain.BadInput;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.Spelling;

/// Where reading begins, as a person says it.
final class StartForm {

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .appendPattern("[' ']['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.LAST);
    private final StringProperty operand = new SimpleStringProperty("500");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    /// The ways to begin.
    enum Kind {
        LAST("last:", "500"),
        BEGINNING("beginning", ""),
        END("end", ""),
        AGO("", "15m"),
        TIME("", ""),
        OFFSET("offset:", "0"),
        PLACES("", "0:0"),
        GROUP("group:", "");

        private final String spelled;
        private final String usual;

        Kind(String spelled, String usual) {
            this.spelled = spelled;
            this.usual = usual;
        }

        boolean takesOperand() {
            return this != BEGINNING && this != END;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    StartForm() {
        kind.subscribe((before, now) -> {
            operand.set(now.usual);
            check();
        });
        operand.subscribe((before, now) -> check());
    }

    private void check() {
        error.set(from().isPresent() ? "" : text("messages.start.error." + kind.get().key()));
    }

    /// Where; empty while what is written is nothing of the kind.
    Optional<From> from() {
        Kind now = kind.get();
        String written = operand.get().strip();
        if (now.takesOperand() && written.isEmpty()) {
            return Optional.empty();
        }
        if (now == Kind.TIME) {
            return moment(written).map(From.Time::new);
        }
        try {
            From from = Spelling.from(now.takesOperand() ? now.spelled + written : now.spelled);
            return Optional.of(from).filter(it -> fits(now, it));
        } catch (BadInput none) {
            return Optional.empty();
        }
    }

    /// What is written may spell something of another kind.
    private static boolean fits(Kind kind, From from) {
        return switch (from) {
            case From.Last(long count) -> kind == Kind.LAST && count > 0;
            case From.Beginning _ -> kind == Kind.BEGINNING;
            case From.End _ -> kind == Kind.END;
            case From.Ago _ -> kind == Kind.AGO;
            case From.Time _ -> kind == Kind.TIME;
            case From.Offset _ -> kind == Kind.OFFSET;
            case From.Offsets _, From.Onward _, From.Around _ -> kind == Kind.PLACES;
            case From.Group _ -> kind == Kind.GROUP;
        };
    }

    /// A moment with a zone, or one of this machine: `2026-11-22T10:00:00Z`, `2026-11-22 11:00`; a day begins in UTC,
    /// as in filters.
    static Optional<Instant> moment(String written) {
        try {
            return Optional.of(LocalDateTime.parse(written, LOCAL).atZone(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeParseException otherwise) {
            try {
                return Spelling.from(written) instanceof From.Time(Instant time)
                        ? Optional.of(time) : Optional.empty();
            } catch (BadInput none) {
                return Optional.empty();
            }
        }
    }

    /// Begins there.
    void set(Kind newKind, String newOperand) {
        kind.set(newKind);
        operand.set(newOperand);
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /// What the kind needs besides: a count, an offset, a time.
    StringProperty operandProperty() {
        return operand;
    }

    /// What is wrong with it; empty when nothing is.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }
}
