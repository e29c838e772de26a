package tableflow.console.ui.connect;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.profile.SecretVault;

/// Where secrets shall lie, as it is chosen in the form.
public final class SecretsDraft {

    /// The choice; null until it is known what is in use.
    public final ObjectProperty<SecretVault.@Nullable Kind> place = new SimpleObjectProperty<>();

    private final ObservableList<SecretVault.Kind> offered = FXCollections.observableArrayList();

    SecretsDraft() {}

    /// The places to choose from, in an order that does not depend on the one in use.
    public ObservableList<SecretVault.Kind> offered() {
        return offered;
    }

    /// Takes over what there is. A choice that was made meanwhile stays.
    void show(Connecting.Places places) {
        offered.setAll(places.alternatives());
        offered.add(places.inUse());
        FXCollections.sort(offered);
        if (place.get() == null) {
            place.set(places.inUse());
        }
    }
}
