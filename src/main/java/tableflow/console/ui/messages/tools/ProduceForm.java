package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.write.PartText;
import tableflow.console.service.messages.write.PartText.Form;

/// What is filled in of a record that is to be written. JavaFX thread only.
final class ProduceForm {

    private final String topic;
    private final PartViewModel key;
    private final PartViewModel value;
    private final ObservableList<HeaderDraft> headers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Integer> partition = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("");
    private Runnable onChanged = () -> {};
    private Runnable onVersion = () -> {};

    /// @param before what it begins with
    ProduceForm(ToolDesk desk, String topic, ProduceDraft before) {
        this.topic = topic;
        key = new PartViewModel(desk.messages(), desk.work(), topic + "-key", Form.TEXT, before.key());
        value = new PartViewModel(desk.messages(), desk.work(), topic + "-value", Form.JSON, before.value());
        before.headers().forEach(header -> headers.add(follow(HeaderDraft.of(header))));
        partition.set(before.partition());
        time.set(before.time());
        Stream.of(key, value).forEach(this::follow);
        time.subscribe((old, now) -> onChanged.run());
        partition.subscribe((old, now) -> onChanged.run());
    }

    /// @param changed runs when another record is filled in
    /// @param version runs when another version of a schema is chosen, by which nothing may be written
    void follow(Runnable changed, Runnable version) {
        onChanged = changed;
        onVersion = version;
    }

    private void follow(PartViewModel part) {
        part.contentProperty().subscribe((before, now) -> onChanged.run());
        part.formProperty().subscribe((before, now) -> onChanged.run());
        // A schema that nothing is written by changes nothing, whenever it comes.
        part.encoderProperty().subscribe((before, now) -> {
            if (part.formProperty().get() == Form.SCHEMA) {
                onChanged.run();
            }
        });
        part.versionProperty().subscribe((before, now) -> onVersion.run());
    }

    private HeaderDraft follow(HeaderDraft header) {
        header.nameProperty().subscribe((before, now) -> onChanged.run());
        header.contentProperty().subscribe((before, now) -> onChanged.run());
        header.formProperty().subscribe((before, now) -> onChanged.run());
        return header;
    }

    /// Finds out which schemas there are.
    void load() {
        key.load();
        value.load();
    }

    HeaderDraft addHeader() {
        HeaderDraft header = follow(new HeaderDraft());
        headers.add(header);
        onChanged.run();
        return header;
    }

    void remove(HeaderDraft header) {
        headers.remove(header);
        onChanged.run();
    }

    void clear() {
        key.clear();
        value.clear();
        headers.clear();
        partition.set(null);
        time.set("");
        onChanged.run();
    }

    /// As it stands, to be filled in again.
    ///
    /// @param doubtful was sent, and nobody knows whether it is there
    ProduceDraft draft(@Nullable NewRecord doubtful) {
        return new ProduceDraft(key.draft(), value.draft(), headers.stream().map(HeaderDraft::draft).toList(),
                partition.get(), time.get(), doubtful);
    }

    /// Why it cannot be told yet which record this is; empty where it can. What was looked at stays as it is meant.
    List<String> unready() {
        key.settle();
        value.settle();
        return Stream.of(
                        key.whyNotReady().map(why -> text("messages.produce.flaw.key", why)),
                        value.whyNotReady().map(why -> text("messages.produce.flaw.value", why)))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What is filled in now; it does not change any more, and may be read on any thread.
    RecordDraft now() {
        return new RecordDraft(
                topic, partition.get(), RecordTime.parse(time.get()), key.now(), value.now(), headers.stream()
                .map(it -> new RecordDraft.Header(it.nameProperty().get(),
                        PartText.of(it.formProperty().get(), it.contentProperty().get())))
                .toList());
    }

    PartViewModel key() {
        return key;
    }

    PartViewModel value() {
        return value;
    }

    ObservableList<HeaderDraft> headers() {
        return headers;
    }

    /// Absent to let the key decide.
    ObjectProperty<@Nullable Integer> partitionProperty() {
        return partition;
    }

    /// The record's time stamp; empty for the time of writing.
    StringProperty timeProperty() {
        return time;
    }

    void close() {
        key.close();
        value.close();
    }
}
