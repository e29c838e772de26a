package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.filter.FilterText.Kind;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.schemas.infer.Evidence;
import tableflow.console.service.schemas.infer.Inference;
import tableflow.console.service.schemas.infer.Samples;
import tableflow.console.service.schemas.shape.ShapeText.Written;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Finds the schema of a topic's records or of a file's lines, and shows what it rests on before it is taken.
public final class InferBox extends DialogBox {

    private static final int MOST = 1_000_000;
    private static final int USUAL = 1_000;

    private final Messages messages;
    private final PaneContext context;
    private final String name;
    private final ComboBox<SchemaFormat> format = new ComboBox<>();
    private final LatestOnly slot = new LatestOnly();
    private final ErrorBanner banner = new ErrorBanner();
    private final Label told = DialogBox.words("");
    private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();
    private final Button take = DialogBox.yes(text("schemas.make.take"), "schemas-infer-take", this::taken);
    private Consumer<Written> onTaken = made -> {};
    private @Nullable Written made;

    private interface Source {
        void feed(Inference inference) throws IOException;
    }

    /// @param name what the record is called, and the topic that is proposed
    public InferBox(Messages messages, PaneContext context, String name, SchemaFormat language) {
        super(text("schemas.make.infer.title"), "schemas-dialog");
        this.messages = messages;
        this.context = context;
        this.name = name;
        setId("schemas-infer");
        TextField topic = new TextField(name.equals("record") ? "" : name);
        topic.setId("schemas-infer-topic");
        topic.setPromptText(text("schemas.records.topic"));
        topic.setAccessibleText(text("schemas.records.topic"));
        Spinner<Integer> last = new Spinner<>(1, MOST, USUAL);
        last.setEditable(true);
        last.setPrefWidth(100);
        last.getEditor().setAccessibleText(text("schemas.records.last"));
        format.getItems().setAll(SchemaFormat.values());
        format.setValue(language);
        Button look = new Button(text("schemas.make.run"));
        look.setId("schemas-infer-look");
        look.disableProperty().bind(slot.busyProperty().or(topic.textProperty().isEmpty()));
        look.setOnAction(event -> topic(topic.getText().strip(), last.getValue()));
        Button file = new Button(text("schemas.make.infer.file"));
        file.disableProperty().bind(slot.busyProperty());
        file.setOnAction(event -> choose());
        Button stop = new Button(text("schemas.records.stop"));
        stop.disableProperty().bind(slot.busyProperty().not());
        stop.setOnAction(event -> slot.cancel());
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("schemas-busy");
        busy.visibleProperty().bind(slot.busyProperty());
        HBox bar = new HBox(topic, last, format, look, stop, file, busy);
        bar.getStyleClass().add("schemas-bar");
        DataTable<Evidence> table = new DataTable<>(evidence);
        table.setPrefHeight(220);
        table.text(text("schemas.make.evidence.field"), Evidence::path).setPrefWidth(170);
        table.text(text("schemas.make.evidence.seen"), one -> Units.grouped(one.seen()) + " / "
                + Units.grouped(one.of())).setPrefWidth(110);
        table.text(text("schemas.make.evidence.types"), one -> one.kinds().keySet().stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
        table.text(text("schemas.make.evidence.notes"), one -> String.join(" ", one.notes()));
        take.setDisable(true);
        // What was made is in the language that was chosen then.
        format.valueProperty().subscribe(() -> {
            made = null;
            take.setDisable(true);
        });
        add(DialogBox.words(text("schemas.make.infer.words")), bar, banner, table, told);
        buttons(DialogBox.cancel(() -> context.dialogs().close(this)), take);
    }

    /// Told what was taken.
    public void onTaken(Consumer<Written> handler) {
        onTaken = handler;
    }

    /// The language that was chosen.
    public SchemaFormat format() {
        return format.getValue();
    }

    private void taken() {
        if (made != null) {
            context.dialogs().close(this);
            onTaken.accept(made);
        }
    }

    private void topic(String of, long last) {
        run(inference -> {
            Samples samples = new Samples(inference, messages.decoder(), false);
            messages.reader().read(new ReadRequest(of, new From.Last(last), Until.END, Set.of(), false),
                    new FilterText(Kind.TEXT, "", false).compile(messages.decoder()), samples, new Reading());
        });
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("schemas.make.infer.file"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            run(inference -> {
                try (BufferedReader lines = Files.newBufferedReader(chosen.toPath())) {
                    Samples.lines(lines, chosen.getName(), inference);
                } catch (IOException failed) {
                    throw LocalFailures.of("read the lines", chosen.toPath(), failed);
                }
            });
        }
    }

    private void run(Source source) {
        SchemaFormat language = format.getValue();
        made = null;
        take.setDisable(true);
        banner.show(null);
        context.work().job(text("schemas.make.job"), progress -> {
            Inference inference = new Inference();
            source.feed(inference);
            return new Found(inference, inference.schema(language, name));
        }).in(slot)
                .onResult(found -> {
                    made = found.schema();
                    evidence.setAll(found.inference().evidence());
                    told.setText(text("schemas.make.inferred", Units.grouped(found.inference().records())) + "\n"
                            + String.join("\n", found.schema().losses()));
                    take.setDisable(found.inference().records() == 0);
                })
                .onFailure(failure -> banner.show(Problem.of(failure)))
                .start();
    }

    private record Found(Inference inference, Written schema) {}

    /// Ends what runs.
    public void close() {
        slot.clear();
    }
}
