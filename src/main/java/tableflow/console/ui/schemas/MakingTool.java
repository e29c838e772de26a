package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.schemas.contract.ContractHtml;
import tableflow.console.service.schemas.contract.ContractMarkdown;
import tableflow.console.service.schemas.contract.DataContract;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.shape.Conversion;
import tableflow.console.service.schemas.shape.ShapeText.Written;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.schemas.files.InferBox;
import tableflow.console.ui.schemas.files.MadeBox;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// Schemas that are made of something: records, a schema of another language; and the contract of the draft.
final class MakingTool implements SchemaTool {

    private final ToolPlace place;
    private final MenuButton make = new MenuButton(text("schemas.make"), new FontIcon(Feather.TOOL));
    private final LatestOnly slot = new LatestOnly();

    MakingTool(ToolPlace place) {
        this.place = place;
        make.setId("schemas-make");
        make.setOnShowing(event -> make.getItems().setAll(items()));
        make.getItems().setAll(items());
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new java.util.ArrayList<>();
        items.add(item("schemas-make-infer", text("schemas.make.infer"), this::infer));
        for (SchemaFormat to : SchemaFormat.values()) {
            if (to != draft().formatProperty().get()) {
                items.add(item("schemas-make-convert-" + to, text("schemas.make.convert",
                        text("schemas.format." + to.name())), () -> convert(to)));
            }
        }
        items.add(item("schemas-make-contract", text("schemas.make.contract"), this::contract));
        return items;
    }

    private static MenuItem item(String id, String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private DraftViewModel draft() {
        return place.model().draft();
    }

    private Work work() {
        return place.context().work();
    }

    private String name() {
        String subject = draft().subject();
        String last = subject.substring(Math.max(subject.lastIndexOf('/'), subject.lastIndexOf(':')) + 1)
                .replaceAll("\\.(json|avsc|proto)$", "").replaceAll("-(value|key)$", "");
        return last.isEmpty() ? "record" : last;
    }

    private void infer() {
        InferBox box = new InferBox(place.services().desk().messages(), place.context(), name(), draft()
                .formatProperty().get());
        box.onTaken(made -> take(box.format(), made.text()));
        place.context().dialogs().show(box, box::close);
    }

    /// What was made becomes a draft that stands alone.
    private void take(SchemaFormat format, String made) {
        place.model().begin(format);
        draft().textProperty().set(made);
    }

    /// Names what is lost before anything is taken.
    void convert(SchemaFormat to) {
        SchemaDocument document = TrialTool.document(draft());
        String name = name();
        work().job(text("schemas.make.job"), progress -> Conversion.of(document.schema()
                .orElseThrow(() -> BadInput.of(text("schemas.records.noschema"))), to, name))
                .in(slot)
                .onResult(made -> show(made, to))
                .start();
    }

    private void show(Written made, SchemaFormat to) {
        place.context().dialogs().show(new MadeBox(place.context().dialogs(),
                text("schemas.make.converted", text("schemas.format." + to.name())), made,
                () -> take(to, made.text())));
    }

    private void contract() {
        TextArea owners = new TextArea();
        owners.setId("schemas-contract-owners");
        owners.setAccessibleText(text("schemas.make.contract.owners"));
        owners.setPromptText(text("schemas.make.contract.owners"));
        owners.setPrefRowCount(3);
        DialogBox box = new DialogBox(text("schemas.make.contract.title", name()), "name-dialog");
        box.add(DialogBox.words(text("schemas.make.contract.words")), owners);
        box.buttons(DialogBox.cancel(() -> place.context().dialogs().close(box)),
                DialogBox.yes(text("schemas.make.contract.save"), "schemas-contract-save", () -> {
                    FileChooser chooser = new FileChooser();
                    chooser.setInitialFileName(name() + ".md");
                    chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("Markdown", "*.md"),
                            new FileChooser.ExtensionFilter("HTML", "*.html"));
                    File chosen = chooser.showSaveDialog(make.getScene().getWindow());
                    if (chosen != null) {
                        place.context().dialogs().close(box);
                        write(chosen, owners.getText());
                    }
                }));
        place.context().dialogs().show(box);
    }

    private void write(File chosen, String owners) {
        SchemaDocument document = TrialTool.document(draft());
        SchemaDocument key = draft().circumstances().key();
        String name = name();
        List<String> all = Arrays.stream(owners.split("\n")).map(String::strip).filter(it -> !it.isEmpty()).toList();
        work().job(text("schemas.make.job"), progress -> {
            if (document.schema().isEmpty()) {
                throw BadInput.of(text("schemas.records.noschema"));
            }
            DataContract contract = DataContract.of(name, document, key, all);
            boolean html = ReportFormat.of(chosen.toPath()).filter(it -> it == ReportFormat.HTML).isPresent();
            ReportFile.write(chosen.toPath(), html
                    ? new ContractHtml(it -> it).of(contract) : new ContractMarkdown(it -> it).of(contract));
            return chosen;
        }).in(slot).start();
    }

    @Override
    public List<Node> bar() {
        return List.of(make);
    }

    @Override
    public void close() {
        slot.clear();
    }
}
