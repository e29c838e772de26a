package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.service.storage.growth.TablesTold;

/// What stands behind a sum over tables, in words: how many are in it, which are not, and from when on each is.
final class TablesWords {

    private static final int MOST = 4;

    private TablesWords() {}

    /// Nothing where there are no tables.
    static String of(TablesTold told, Measure measure) {
        if (told.all() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(text("storage.growth.tables.read", Units.grouped(told.read()), Units.grouped(told.all())));
        if (!told.unread().isEmpty()) {
            parts.add(text("storage.growth.tables.unread", some(told.unread().entrySet().stream()
                    .map(one -> one.getKey() + " (" + one.getValue() + ")").toList())));
        }
        List<String> untold = told.untold().getOrDefault(measure, List.of());
        if (!untold.isEmpty()) {
            parts.add(text("storage.growth.tables.untold", TableWords.measure(measure), some(untold)));
        }
        LocalDate whole = told.whole();
        if (whole != null) {
            parts.add(text("storage.growth.tables.later", some(told.later().entrySet().stream()
                    .map(one -> one.getKey() + " (" + one.getValue() + ")").toList()), whole));
        }
        return String.join(" ", parts);
    }

    private static String some(Collection<String> all) {
        String names = String.join(", ", all.stream().limit(MOST).map(PlainKeys::printable).toList());
        return all.size() <= MOST ? names : text("storage.growth.tables.more", names,
                Units.grouped(all.size() - MOST));
    }
}
