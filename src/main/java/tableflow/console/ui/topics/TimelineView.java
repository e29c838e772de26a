package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.domain.timeline.Event;
import tableflow.console.domain.timeline.Timeline;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.timeline.TimelineReading.Told;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Scrolling;
import tableflow.console.ui.topics.timeline.TimeAxisBar;

/// What happened to the table: drawn along an axis, and below it, newest first, a line for each event with its time and
/// who tells it; then what is not known.
final class TimelineView extends VBox {

    /// So many are shown at first.
    static final int FIRST = 30;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final TimeAxisBar axis = new TimeAxisBar(this::open);
    private final VBox lines = new VBox();
    private boolean all;
    private Answer<Told> shown = Answer.waiting();

    TimelineView(PastViewModel model) {
        setId("topics-timeline");
        getStyleClass().add("timeline");
        lines.getStyleClass().add("timeline-lines");
        model.timelineProperty().subscribe(this::show);
    }

    private void show(Answer<Told> now) {
        if (now.isWaiting()) {
            all = false;
            axis.clear();
        }
        shown = now;
        List<Node> parts = new ArrayList<>();
        Label title = new Label(text("topics.timeline"));
        title.getStyleClass().add("section-title");
        parts.add(title);
        RemoteFailure failure = now.failure();
        if (failure != null) {
            parts.add(note(Shown.reason(failure)));
        } else if (now.isWaiting()) {
            parts.add(note(text("topics.timeline.waiting")));
        }
        now.kept().ifPresent(kept -> parts.add(note(Shown.reason(kept))));
        now.value().ifPresent(told -> put(told, parts));
        // At once: what stays keeps the keyboard.
        getChildren().setAll(parts);
    }

    private void put(Told told, List<Node> parts) {
        if (!told.all().isEmpty()) {
            axis.show(told);
            parts.add(axis);
        }
        parts.add(note(told.rhythm()
                .map(rhythm -> text("topics.timeline.rhythm",
                        Units.duration(rhythm.medianMillis()), Units.grouped(rhythm.commits())))
                .orElse(text("topics.timeline.norhythm"))));
        Timeline timeline = told.timeline();
        List<Event> events = timeline.events();
        int count = all ? events.size() : Math.min(FIRST, events.size());
        lines(events.subList(0, count));
        parts.add(lines);
        if (count < events.size()) {
            Button more = new Button(text("topics.timeline.more", events.size() - count));
            more.setId("topics-timeline-more");
            more.getStyleClass().add("small");
            more.setOnAction(event -> {
                all = true;
                show(shown);
            });
            parts.add(more);
        }
        for (String gap : timeline.gaps()) {
            HBox unknown = new HBox(Icons.of(Feather.HELP_CIRCLE), note(gap));
            unknown.getStyleClass().add("timeline-gap");
            parts.add(unknown);
        }
    }

    /// Another reading mostly tells the same: the line that is being read keeps the keyboard.
    private void lines(List<Event> events) {
        Object read = lines.getChildren().stream().filter(Node::isFocused).map(Node::getUserData).findFirst()
                .orElse(null);
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            made.add(line(events.get(i), i == events.size() - 1));
        }
        lines.getChildren().setAll(made);
        made.stream().filter(it -> it.getUserData().equals(read)).findFirst().ifPresent(Node::requestFocus);
    }

    /// Goes to the line of an event: its own, or that of the commits among which it is.
    private void open(Event event) {
        if (!all) {
            all = true;
            show(shown);
        }
        Node wanted = null;
        for (Node line : lines.getChildren()) {
            if (line.getUserData() instanceof Event told && !told.at().isBefore(event.at())
                    && (told.kind() == event.kind() || told.at().equals(event.at()))) {
                wanted = line;
                if (told.equals(event)) {
                    break;
                }
            }
        }
        if (wanted != null) {
            wanted.requestFocus();
            Scrolling.bring(wanted, 1.0 / 3);
        }
    }

    private static Node line(Event event, boolean last) {
        Label time = new Label(TIME.format(event.at()));
        time.getStyleClass().add("timeline-time");
        time.setMinWidth(USE_PREF_SIZE);
        Region thread = new Region();
        thread.getStyleClass().add("timeline-thread");
        VBox.setVgrow(thread, Priority.ALWAYS);
        thread.setVisible(!last);
        VBox mark = new VBox(Icons.of(icon(event.kind()), event.bad() ? "danger" : tone(event.kind())), thread);
        mark.getStyleClass().add("timeline-mark");
        mark.setAlignment(Pos.TOP_CENTER);
        Label words = new Label(event.words());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Label source = new Label(text("topics.timeline.source." + event.source()));
        source.getStyleClass().add("fact-more");
        VBox texts = new VBox(words, source);
        texts.getStyleClass().add("timeline-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox line = new HBox(time, mark, texts);
        line.getStyleClass().add("timeline-line");
        line.setUserData(event);
        line.setFocusTraversable(true);
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(time.getText() + ": " + event.words() + ", " + source.getText());
        return line;
    }

    private static Feather icon(Event.Kind kind) {
        return switch (kind) {
            case CREATED -> Feather.PLUS_CIRCLE;
            case STATE -> Feather.ACTIVITY;
            case SCHEMA -> Feather.COLUMNS;
            case SNAPSHOT -> Feather.GIT_COMMIT;
            case SYNC -> Feather.BOOK_OPEN;
            case EXAMINED -> Feather.CLIPBOARD;
        };
    }

    private static String tone(Event.Kind kind) {
        return kind == Event.Kind.SNAPSHOT ? "muted" : "accent";
    }

    private static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("fact-more");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }
}
