package tableflow.console.domain.schema.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Differences of strings, numbers and enumerations.
final class ScalarDiff {

    /// The four names of a limit's change.
    record Limit(
            String path,
            JsonSchemaChange added,
            JsonSchemaChange removed,
            JsonSchemaChange increased,
            JsonSchemaChange decreased) {

        static Limit of(String path, String name) {
            return new Limit(path, JsonSchemaChange.valueOf(name + "_ADDED"),
                JsonSchemaChange.valueOf(name + "_REMOVED"), JsonSchemaChange.valueOf(name + "_INCREASED"),
                JsonSchemaChange.valueOf(name + "_DECREASED"));
        }

        void compare(Found found, @Nullable BigDecimal from, @Nullable BigDecimal to) {
            if (from == null && to == null) {
                return;
            }
            if (from == null) {
                found.add(added, path);
            } else if (to == null) {
                found.add(removed, path);
            } else if (from.compareTo(to) != 0) {
                found.add(from.compareTo(to) < 0 ? increased : decreased, path);
            }
        }
    }

    private final Limit minLength = Limit.of("/minLength", "MIN_LENGTH");
    private final Limit maxLength = Limit.of("/maxLength", "MAX_LENGTH");
    private final Limit minimum = Limit.of("/minimum", "MINIMUM");
    private final Limit maximum = Limit.of("/maximum", "MAXIMUM");
    private final Limit exclusiveMinimum = Limit.of("/exclusiveMinimum", "EXCLUSIVE_MINIMUM");
    private final Limit exclusiveMaximum = Limit.of("/exclusiveMaximum", "EXCLUSIVE_MAXIMUM");

    void texts(Found found, Shape.Text from, Shape.Text to) {
        maxLength.compare(found, from.maxLength(), to.maxLength());
        minLength.compare(found, from.minLength(), to.minLength());
        String before = from.pattern();
        String after = to.pattern();
        if (before == null && after != null) {
            found.add(JsonSchemaChange.PATTERN_ADDED, "/pattern");
        } else if (before != null && after == null) {
            found.add(JsonSchemaChange.PATTERN_REMOVED, "/pattern");
        } else if (before != null && !before.equals(after)) {
            found.add(JsonSchemaChange.PATTERN_CHANGED, "/pattern");
        }
    }

    void numbers(Found found, Shape.Numeric from, Shape.Numeric to) {
        maximum.compare(found, from.bounds().maximum(), to.bounds().maximum());
        minimum.compare(found, from.bounds().minimum(), to.bounds().minimum());
        exclusiveMaximum.compare(found, from.bounds().exclusiveMaximum(), to.bounds().exclusiveMaximum());
        exclusiveMinimum.compare(found, from.bounds().exclusiveMinimum(), to.bounds().exclusiveMinimum());
        multiples(found, from.multipleOf(), to.multipleOf());
        if (from.integer() != to.integer()) {
            found.add(from.integer() ? JsonSchemaChange.TYPE_EXTENDED : JsonSchemaChange.TYPE_NARROWED, "");
        }
    }

    private static void multiples(Found found, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from == null && to == null) {
            return;
        }
        if (from == null) {
            found.add(JsonSchemaChange.MULTIPLE_OF_ADDED, "/multipleOf");
        } else if (to == null) {
            found.add(JsonSchemaChange.MULTIPLE_OF_REMOVED, "/multipleOf");
        } else if (from.compareTo(to) != 0) {
            JsonSchemaChange change = JsonSchemaChange.MULTIPLE_OF_CHANGED;
            if (divides(from, to)) {
                change = JsonSchemaChange.MULTIPLE_OF_EXPANDED;
            } else if (divides(to, from)) {
                change = JsonSchemaChange.MULTIPLE_OF_REDUCED;
            }
            found.add(change, "/multipleOf");
        }
    }

    private static boolean divides(BigDecimal divisor, BigDecimal number) {
        // Exponents this far apart would take the division an age, and no schema means them.
        boolean sane = Math.abs((long) divisor.scale() - number.scale()) < 1000;
        return divisor.signum() != 0 && sane && number.remainder(divisor).signum() == 0;
    }

    void values(Found found, Shape.Values from, Shape.Values to) {
        String path = "/" + to.keyword();
        if (from.allowed().equals(to.allowed())) {
            return;
        }
        if (to.allowed().containsAll(from.allowed())) {
            found.add(JsonSchemaChange.ENUM_ARRAY_EXTENDED, path);
        } else if (from.allowed().containsAll(to.allowed())) {
            found.add(JsonSchemaChange.ENUM_ARRAY_NARROWED, path);
        } else {
            found.add(JsonSchemaChange.ENUM_ARRAY_CHANGED, path);
        }
    }
}
