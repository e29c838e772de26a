package tableflow.console.service.schemas.infer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;

/// Which texts stand at a place.
final class TextTally {

    /// More different texts than this are no list of choices.
    private static final int MOST_CHOICES = 12;
    /// A list of choices is seen so many times as often as it is long.
    private static final int OFTEN = 10;

    /// Longer texts are no choices; each counts as another one.
    private static final int LONGEST = 64;

    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private final Set<String> different = new LinkedHashSet<>();
    private boolean uuids = true;
    private boolean dates = true;
    private boolean instants = true;
    private boolean numbers = true;
    private long count;

    void add(String text) {
        count++;
        uuids = uuids && UUID.matcher(text).matches();
        dates = dates && DATE.matcher(text).matches() && isDate(text);
        instants = instants && isInstant(text);
        numbers = numbers && NUMBER.matcher(text).matches();
        if (different.size() <= MOST_CHOICES) {
            different.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + different.size());
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException no) {
            return false;
        }
    }

    private static boolean isInstant(String text) {
        // Most texts are too short or too long to be one: parsing would cost an exception each.
        if (text.length() < 17 || text.length() > 40 || text.charAt(4) != '-') {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException no) {
            return false;
        }
    }

    void take(TextTally other) {
        if (other.count == 0) {
            return;
        }
        count += other.count;
        uuids &= other.uuids;
        dates &= other.dates;
        instants &= other.instants;
        numbers &= other.numbers;
        other.different.stream().limit(MOST_CHOICES + 1L - different.size()).forEach(different::add);
    }

    Shape shape() {
        return new Shape.Text(uuids ? TextFormat.UUID
                : dates ? TextFormat.DATE
                : instants ? TextFormat.DATE_TIME : TextFormat.PLAIN);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (numbers) {
            notes.add("All are numbers written as texts.");
        }
        if (different.size() <= MOST_CHOICES && count >= (long) OFTEN * different.size()) {
            notes.add("Only " + different.size() + " different texts: it may be a list of choices.");
        }
        return notes;
    }
}
