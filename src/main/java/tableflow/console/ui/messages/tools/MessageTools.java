package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.ui.messages.MessagesBench;
import tableflow.console.ui.messages.MessagesTools;
import tableflow.console.ui.messages.RecordPick;
import tableflow.console.ui.messages.TimeWindow;

/// The tools of one Messages pane. Under a read-only profile nothing that writes to it is offered.
public final class MessageTools implements MessagesTools {

    /// A replay of more records is better done with the commands, which need not hold them.
    static final int MOST_REPLAYED = 1_000_000;

    private final MessagesBench bench;
    private final ToolDesk desk;
    private final ProduceDrafts drafts = new ProduceDrafts();
    private final TimesViewModel times = new TimesViewModel();
    private final TimesBar bar;
    private final List<Action> actions = new ArrayList<>();
    private Subscription following = Subscription.EMPTY;

    private MessageTools(MessagesBench bench, ToolServices services) {
        this.bench = bench;
        desk = ToolDesk.of(bench.context(), bench.messages(), services);
        bar = new TimesBar(times);
        if (!desk.profile().readOnly()) {
            actions.add(new Action("produce", Feather.EDIT, text("messages.produce"), Where.TOPIC,
                    bench.topicProperty().isNotEmpty(), this::produce));
        }
        // Another profile may be written to.
        actions.add(new Action("replay", Feather.REPEAT, text("messages.replay"), Where.RECORDS,
                bench.chosen().countProperty().greaterThan(0), this::replay));
        ObservableBooleanValue two = bench.chosen().countProperty().isEqualTo(2);
        actions.add(new Action("compare", Feather.COLUMNS, text("messages.compare"), Where.RECORDS, two,
                this::compare));
        follow();
    }

    /// Makes the tools of panes.
    public static MessagesTools.Factory factory(ToolServices services) {
        return bench -> new MessageTools(bench, services);
    }

    private void follow() {
        following = bench.heldProperty().subscribe(held -> times.follow(held == null ? null : held::times));
        following = following.and(bench.progressProperty().subscribe(times::refresh));
        following = following.and(times.chosenProperty().subscribe(
                (before, now) -> bench.windowProperty().set(window(now))));
        // Another topic, or a record that is to be seen, shows all, and so does the brush; rows that stand as before
        // because narrowing them was given up are of the time before.
        following = following.and(bench.windowProperty().subscribe((before, now) -> {
            if (now == null) {
                times.clear();
            } else {
                times.choose(new Span(now.from().toEpochMilli(), now.to().toEpochMilli()));
            }
        }));
    }

    private static @Nullable TimeWindow window(@Nullable Span span) {
        return span == null ? null : new TimeWindow(Instant.ofEpochMilli(span.from()), Instant.ofEpochMilli(span.to()));
    }

    private void produce() {
        ProduceDialog.open(desk, drafts, bench.topicProperty().get(), bench::readAgain);
    }

    private void replay() {
        bench.chosen().pick(MOST_REPLAYED).ifPresent(pick ->
                ReplayDialog.open(desk, Chosen.of(pick.size(), pick::get)));
    }

    private void compare() {
        Optional<RecordPick> picked = bench.chosen().pick(2).filter(it -> it.size() == 2);
        picked.ifPresent(pick -> CompareDialog.open(desk.dialogs(),
                new CompareViewModel(desk.work(), bench.decoder()), new CompareViewModel.Two() {
                    @Override
                    public KafkaRecord left() {
                        return pick.get(0);
                    }

                    @Override
                    public KafkaRecord right() {
                        return pick.get(1);
                    }
                }));
    }

    @Override
    public List<Action> actions() {
        return List.copyOf(actions);
    }

    @Override
    public Optional<String> unsaved() {
        List<String> topics = drafts.topics();
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(text("messages.produce.unsaved", topics.size(), String.join(", ", topics)));
    }

    @Override
    public Optional<Node> above() {
        return Optional.of(bar);
    }

    @Override
    public void close() {
        following.unsubscribe();
    }
}
