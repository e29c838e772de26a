package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ByteText;
import tableflow.console.domain.profile.Profile;

/// Athena's part of a profile as it is typed: where statements run, and what they may cost. All empty is none.
public final class AthenaDraft {

    private static final Pattern PRICE = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})?");

    /// As the stored document takes it; see `schemas/console/profile.schema.json`.
    private static final Pattern LOCATION = Pattern.compile("s3://[a-z0-9.-]{3,63}(/.*)?");

    public final StringProperty workgroup = new SimpleStringProperty("");
    public final StringProperty database = new SimpleStringProperty("");
    public final StringProperty location = new SimpleStringProperty("");
    public final StringProperty askAbove = new SimpleStringProperty("");
    public final StringProperty price = new SimpleStringProperty("");

    private final StringBinding workgroupError;
    private final StringBinding locationError;
    private final StringBinding askAboveError;
    private final StringBinding priceError;
    private Profile.@Nullable Athena before;

    AthenaDraft() {
        workgroupError = Bindings.createStringBinding(
                () -> workgroup.get().isBlank() && !isEmpty() ? text("connect.error.workgroup") : "",
                workgroup, database, location, askAbove, price);
        locationError = Bindings.createStringBinding(
                () -> blank(location) || LOCATION.matcher(location.get().strip()).matches()
                        ? "" : text("connect.error.location"),
                location);
        askAboveError = Bindings.createStringBinding(
                () -> blank(askAbove) || bytes() != null ? "" : text("connect.error.bytes"), askAbove);
        priceError = Bindings.createStringBinding(
                () -> blank(price) || PRICE.matcher(price.get().strip()).matches()
                        ? "" : text("connect.error.price"),
                price);
    }

    /// Fills in what the profile has.
    void fill(Profile.Athena athena) {
        before = athena;
        workgroup.set(athena.workgroup());
        database.set(orEmpty(athena.database()));
        location.set(orEmpty(athena.resultLocation()));
        Long limit = athena.askAboveBytes();
        askAbove.set(limit == null ? "" : ByteText.of(limit));
        BigDecimal dollars = athena.pricePerTerabyte();
        price.set(dollars == null ? "" : dollars.toPlainString());
    }

    public StringBinding workgroupErrorProperty() {
        return workgroupError;
    }

    public StringBinding locationErrorProperty() {
        return locationError;
    }

    /// What is wrong with the limit of scanned bytes.
    public StringBinding askAboveErrorProperty() {
        return askAboveError;
    }

    public StringBinding priceErrorProperty() {
        return priceError;
    }

    BooleanBinding validProperty() {
        return workgroupError.isEmpty()
                .and(locationError.isEmpty())
                .and(askAboveError.isEmpty())
                .and(priceError.isEmpty());
    }

    /// All that is typed.
    List<StringProperty> inputs() {
        return List.of(workgroup, database, location, askAbove, price);
    }

    boolean isEmpty() {
        return inputs().stream().allMatch(AthenaDraft::blank);
    }

    /// The profile's part as far as it is typed; null while it names no workgroup.
    Profile.@Nullable Athena athena() {
        if (blank(workgroup)) {
            return null;
        }
        return new Profile.Athena(
                workgroup.get().strip(), textOf(location), textOf(database), bytes(), dollars());
    }

    private @Nullable Long bytes() {
        try {
            return blank(askAbove) ? null : ByteText.read(askAbove.get());
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// As the profile had it where the same number is typed: a price keeps its zeros.
    private @Nullable BigDecimal dollars() {
        String typed = price.get().strip();
        if (!PRICE.matcher(typed).matches()) {
            return null;
        }
        BigDecimal amount = new BigDecimal(typed);
        BigDecimal same = before == null ? null : before.pricePerTerabyte();
        return same != null && same.compareTo(amount) == 0 ? same : amount;
    }

    private static boolean blank(StringProperty input) {
        return input.get().isBlank();
    }

    private static @Nullable String textOf(StringProperty input) {
        return blank(input) ? null : input.get().strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
