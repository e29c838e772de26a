package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.control.IntervalMenu;

/// Switches watch mode on and off, and says what is watched.
final class WatchMenu {

    private static final List<Interval> CHOICES = List.of(
            Interval.OFF, Interval.MINUTE, Interval.MINUTES_5, Interval.MINUTES_15, Interval.HOUR);

    private WatchMenu() {}

    static MenuButton of(Watch watch) {
        MenuButton menu = new IntervalMenu(
                "doctor-watch", text("doctor.watch.hint"), CHOICES, watch.intervalProperty());
        menu.setGraphic(Icons.of(Feather.EYE));
        watch.intervalProperty().subscribe(now -> show(watch, menu));
        watch.subjectProperty().subscribe(now -> show(watch, menu));
        return menu;
    }

    private static void show(Watch watch, MenuButton menu) {
        Interval now = watch.intervalProperty().get();
        var subject = watch.subjectProperty().get();
        boolean off = now == Interval.OFF || subject == null;
        menu.setText(off ? text("doctor.watch")
                : text("doctor.watch.on", Words.shortened(Words.subject(subject), 24), now.title()));
        menu.setAccessibleText(off ? text("doctor.watch")
                : text("doctor.watch.on", Words.subject(subject), now.title()));
    }
}
