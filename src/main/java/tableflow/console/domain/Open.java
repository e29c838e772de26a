package tableflow.console.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A value of a remote service's enumeration that may grow: the text as the service sent it, and the constant that
/// this console knows for it, if any. An unknown value is shown as text and never fails.
///
/// @param <E> the constants that the console knows
public record Open<E extends Enum<E>>(String text, @Nullable E known) {

    /// Reads `text`; letters' case does not matter, the text is kept as it came.
    public static <E extends Enum<E>> Open<E> of(Class<E> constants, String text) {
        String name = text.toUpperCase(Locale.ROOT);
        for (E constant : constants.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return new Open<>(text, constant);
            }
        }
        return new Open<>(text, null);
    }

    /// The value of a constant.
    public static <E extends Enum<E>> Open<E> of(E constant) {
        return new Open<>(constant.name(), constant);
    }

    public boolean is(E constant) {
        return known == constant;
    }

    @Override
    public String toString() {
        return text;
    }
}
