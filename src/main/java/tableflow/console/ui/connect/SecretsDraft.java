package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretVault;

/// Where secrets shall lie, as it is chosen in the form.
public final class SecretsDraft {

    /// The choice; null until it is known what is in use.
    public final ObjectProperty<SecretVault.@Nullable Kind> place = new SimpleObjectProperty<>();

    /// The passphrase as it is typed.
    public final StringProperty typed = new SimpleStringProperty("");

    private final ObjectProperty<SecretVault.@Nullable Kind> inUse = new SimpleObjectProperty<>();
    private final ObservableList<SecretVault.Kind> offered = FXCollections.observableArrayList();
    private final StringBinding error = Bindings.createStringBinding(this::check, place, typed, inUse);

    SecretsDraft() {}

    /// The places to choose from, in an order that does not depend on the one in use.
    public ObservableList<SecretVault.Kind> offered() {
        return offered;
    }

    /// What is wrong with the passphrase; empty when nothing is. A file that is in use may be open already, so it needs
    /// none.
    public StringBinding errorProperty() {
        return error;
    }

    /// Takes over what there is. A choice that was made meanwhile stays.
    void show(Connecting.Places places) {
        inUse.set(places.inUse());
        offered.setAll(places.alternatives());
        offered.add(places.inUse());
        FXCollections.sort(offered);
        if (place.get() == null) {
            place.set(places.inUse());
        }
    }

    /// The passphrase to open the file with; empty when there is none or none is needed. Its spaces count.
    Optional<Secret> passphrase() {
        return place.get() == SecretVault.Kind.FILE && !typed.get().isEmpty()
                ? Optional.of(new Secret(typed.get()))
                : Optional.empty();
    }

    private String check() {
        boolean needed = place.get() == SecretVault.Kind.FILE && inUse.get() != SecretVault.Kind.FILE;
        return needed && typed.get().isEmpty() ? text("connect.error.passphrase") : "";
    }
}
