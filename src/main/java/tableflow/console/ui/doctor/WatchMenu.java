package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Switches watch mode on and off, and says what is watched.
final class WatchMenu extends MenuButton {

    WatchMenu(Watch watch) {
        setId("doctor-watch");
        setGraphic(Icons.of(Feather.EYE));
        setTooltip(new Tooltip(text("doctor.watch.hint")));
        setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (WatchInterval interval : WatchInterval.values()) {
            RadioMenuItem item = new RadioMenuItem(interval.title());
            item.setId("doctor-watch-" + interval.name());
            item.setToggleGroup(group);
            item.setOnAction(event -> watch.intervalProperty().set(interval));
            watch.intervalProperty().subscribe(now -> item.setSelected(now == interval));
            getItems().add(item);
        }
        watch.intervalProperty().subscribe(now -> show(watch));
        watch.subjectProperty().subscribe(now -> show(watch));
    }

    private void show(Watch watch) {
        WatchInterval now = watch.intervalProperty().get();
        var subject = watch.subjectProperty().get();
        setText(now == WatchInterval.OFF || subject == null
                ? text("doctor.watch")
                : text("doctor.watch.on", Words.shortened(Words.subject(subject), 24), now.title()));
        setAccessibleText(now == WatchInterval.OFF || subject == null
                ? text("doctor.watch") : text("doctor.watch.on", Words.subject(subject), now.title()));
    }
}
