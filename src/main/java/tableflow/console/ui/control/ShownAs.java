package tableflow.console.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words for the values of a list that is only chosen from; no value has no words.
///
/// @param <T> the values
public final class ShownAs<T> extends StringConverter<@Nullable T> {

    private final Function<T, String> words;

    public ShownAs(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public @Nullable T fromString(String ignored) {
        throw new UnsupportedOperationException("it is only chosen from");
    }
}
