package tableflow.console.ui.storage.money;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.cost.PriceLine;
import tableflow.console.service.storage.cost.PriceLine.Flaw;
import tableflow.console.service.storage.cost.PriceLine.Part;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Prices while they are edited: checked at each change, saved together.
final class PricesViewModel {

    private final PriceBook book;
    private final Work work;
    private final Runnable onSaved;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<PriceLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Flaw>> flaws = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// @param onSaved called when the prices are others
    PricesViewModel(PriceBook book, Work work, Runnable onSaved) {
        this.book = book;
        this.work = work;
        this.onSaved = onSaved;
    }

    /// Reads the prices of now. A file that cannot be read is told, and the delivered prices are shown in its place.
    void open() {
        problem.set(null);
        work.job(text("storage.prices.job.read"), progress -> PriceBook.lines(book.table()))
                .in(slot).quiet()
                .onResult(this::show)
                .onFailure(failure -> {
                    show(PriceBook.lines(PriceTable.delivered()));
                    problem.set(new Problem(failure, null));
                })
                .start();
    }

    private void show(List<PriceLine> read) {
        lines.setAll(read);
        flaws.set(PriceBook.check(lines));
    }

    /// Changes one part of a line. Date and source are of a whole region, and so change in all of its lines.
    void change(int index, Part part, String value) {
        PriceLine old = lines.get(index);
        String text = value.strip();
        if (part == Part.AS_OF || part == Part.SOURCE) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).region().equals(old.region())) {
                    lines.set(i, with(lines.get(i), part, text));
                }
            }
        } else {
            lines.set(index, with(old, part, text));
        }
        flaws.set(PriceBook.check(lines));
    }

    private static PriceLine with(PriceLine line, Part part, String value) {
        return new PriceLine(
                part == Part.REGION ? value : line.region(),
                part == Part.ITEM ? value : line.item(),
                part == Part.TO_GIB ? value : line.toGib(),
                part == Part.PRICE ? value : line.price(),
                part == Part.AS_OF ? value : line.asOf(),
                part == Part.SOURCE ? value : line.source());
    }

    /// Adds a copy of a line behind it, to be changed: the way to another class, step or region.
    void copy(int index) {
        lines.add(index + 1, lines.get(index));
        flaws.set(PriceBook.check(lines));
    }

    void remove(int index) {
        lines.remove(index);
        flaws.set(PriceBook.check(lines));
    }

    /// Shows what the console brings; saved, it takes the place of a user's own.
    void reset() {
        problem.set(null);
        show(PriceBook.lines(PriceTable.delivered()));
    }

    /// @param done called when they are saved
    void save(Runnable done) {
        List<PriceLine> now = List.copyOf(lines);
        problem.set(null);
        work.job(text("storage.prices.job.write"), progress -> book.save(now))
                .in(slot)
                .onResult(saved -> {
                    onSaved.run();
                    done.run();
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> save(done))))
                .start();
    }

    ObservableList<PriceLine> lines() {
        return lines;
    }

    /// What keeps them from being saved; empty when nothing does.
    ReadOnlyObjectProperty<List<Flaw>> flawsProperty() {
        return flaws.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    String file() {
        return book.file().toString();
    }

    void close() {
        slot.clear();
    }
}
