package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.work.TestWork;

/// Which notices stand, how long, and when the desktop is asked too.
class NoticesTest {

    private final TestWork work = TestWork.inline();
    private final List<String> onDesktop = new ArrayList<>();
    private boolean looking = true;
    private final Notices notices = new Notices(
            work.work,
            (title, text) -> {
                onDesktop.add(title + ": " + text);
                return true;
            },
            () -> looking);

    @Test
    void goodNewsGoesByItselfAWarningLaterAndBadNewsStays() {
        Notice good = notice("done", Severity.GOOD, null);
        Notice warning = notice("old", Severity.WARNING, null);
        Notice bad = notice("broken", Severity.BAD, null);
        notices.tell(good);
        notices.tell(warning);
        notices.tell(bad);
        assertThat(notices.shown()).containsExactly(bad, warning, good);
        work.timer.advance(Notice.SHORT);
        assertThat(notices.shown()).containsExactly(bad, warning);
        work.timer.advance(Notice.LONG.minus(Notice.SHORT));
        assertThat(notices.shown()).containsExactly(bad);
        work.timer.advance(Duration.ofDays(1));
        assertThat(notices.shown()).containsExactly(bad);
        notices.close(bad);
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void theSameNoticeStandsOnce() {
        notices.tell(notice("a", Severity.BAD, null));
        notices.tell(notice("b", Severity.BAD, null));
        notices.tell(notice("a", Severity.BAD, null));
        assertThat(notices.shown()).extracting(Notice::title).containsExactly("a", "b");
    }

    @Test
    void theOldestGivesWay() {
        for (int i = 0; i < Notices.MOST + 2; i++) {
            notices.tell(notice("n" + i, Severity.WARNING, null));
        }
        assertThat(notices.shown()).extracting(Notice::title).containsExactly("n4", "n3", "n2");
    }

    @Test
    void theDesktopIsAskedOnlyWhenNobodyLooks() {
        notices.tell(notice("seen", Severity.BAD, null));
        looking = false;
        notices.tell(notice("unseen", Severity.BAD, null));
        notices.tell(new Notice("in the window only", "text", Severity.BAD, false, null));
        assertThat(onDesktop).containsExactly("unseen: text");
    }

    @Test
    void openingLeadsThereAndTakesItAway() {
        List<String> shown = new ArrayList<>();
        Notice notice = notice("a", Severity.BAD, () -> shown.add("there"));
        notices.tell(notice);
        notices.open(notice);
        assertThat(shown).containsExactly("there");
        assertThat(notices.shown()).isEmpty();
    }

    private static Notice notice(String title, Severity severity, @Nullable Runnable shows) {
        return new Notice(title, "text", severity, true, shows);
    }
}
