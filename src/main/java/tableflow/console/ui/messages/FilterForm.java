package tableflow.console.ui.messages;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.filter.FilterFlaw;
import tableflow.console.service.messages.filter.FilterText;

/// The filter as it is being written; checked with each key.
final class FilterForm {

    private final ObjectProperty<FilterText.Kind> kind = new SimpleObjectProperty<>(FilterText.Kind.TEXT);
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty ignoreCase = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable FilterFlaw> flaw = new ReadOnlyObjectWrapper<>();

    FilterForm() {
        kind.subscribe(this::check);
        text.subscribe(this::check);
    }

    private void check() {
        flaw.set(written().flaw().orElse(null));
    }

    private FilterText written() {
        return new FilterText(kind.get(), text.get(), ignoreCase.get());
    }

    /// The filter; empty while it has a flaw.
    Optional<FilterText> filter() {
        return flaw.get() == null ? Optional.of(written()) : Optional.empty();
    }

    void clear() {
        text.set("");
    }

    /// The language of the text.
    ObjectProperty<FilterText.Kind> kindProperty() {
        return kind;
    }

    StringProperty textProperty() {
        return text;
    }

    /// For texts and regular expressions.
    BooleanProperty ignoreCaseProperty() {
        return ignoreCase;
    }

    /// What is wrong with it, and where; absent when nothing is.
    ReadOnlyObjectProperty<@Nullable FilterFlaw> flawProperty() {
        return flaw.getReadOnlyProperty();
    }
}
