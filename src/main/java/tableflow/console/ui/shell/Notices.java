package tableflow.console.ui.shell;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tableflow.console.service.port.DesktopNotices;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The notices that stand at the bottom of the window, newest first. JavaFX thread only.
public final class Notices implements Notifier {

    /// More would take too much room from the pane: the oldest goes.
    static final int MOST = 3;

    private final Work work;
    private final DesktopNotices desktop;
    private final BooleanSupplier attention;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> shownView = FXCollections.unmodifiableObservableList(shown);
    private final Map<Notice, Timer.Alarm> alarms = new HashMap<>();

    /// @param attention whether the user looks at the window now
    public Notices(Work work, DesktopNotices desktop, BooleanSupplier attention) {
        this.work = work;
        this.desktop = desktop;
        this.attention = attention;
    }

    /// What is to be seen now.
    public ObservableList<Notice> shown() {
        return shownView;
    }

    @Override
    public void tell(Notice notice) {
        close(notice);
        shown.addFirst(notice);
        while (shown.size() > MOST) {
            close(shown.getLast());
        }
        notice.goesAfter().ifPresent(time ->
                alarms.put(notice, work.timer().after(time, () -> work.onFx(() -> close(notice)))));
        if (notice.beyondWindow() && !attention.getAsBoolean()) {
            work.job(text("shell.job.notice"), progress -> desktop.show(notice.title(), notice.text()))
                    .quiet()
                    .start();
        }
    }

    /// Takes a notice away.
    public void close(Notice notice) {
        shown.remove(notice);
        Timer.Alarm alarm = alarms.remove(notice);
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /// Takes the notice away and leads to where more is to be seen.
    public void open(Notice notice) {
        close(notice);
        Runnable shows = notice.shows();
        if (shows != null) {
            shows.run();
        }
    }

    /// Takes all away: they spoke of a profile that is closed.
    void clear() {
        List.copyOf(shown).forEach(this::close);
    }
}
