package tableflow.console.ui.control;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/// Chooses an [Interval]; what the button says is left to whoever uses it.
public final class IntervalMenu extends MenuButton {

    /// @param id of the menu; its items' begin with it
    /// @param hint what is done so often
    /// @param choices in the order in which they are listed
    public IntervalMenu(String id, String hint, List<Interval> choices, ObjectProperty<Interval> chosen) {
        setId(id);
        setTooltip(new Tooltip(hint));
        setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Interval interval : choices) {
            RadioMenuItem item = new RadioMenuItem(interval.title());
            item.setId(id + "-" + interval.name());
            item.setToggleGroup(group);
            item.setOnAction(event -> chosen.set(interval));
            chosen.subscribe(now -> item.setSelected(now == interval));
            getItems().add(item);
        }
    }
}
