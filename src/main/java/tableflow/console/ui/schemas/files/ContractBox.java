package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.service.schemas.contract.ContractHtml;
import tableflow.console.service.schemas.contract.ContractMarkdown;
import tableflow.console.service.schemas.contract.DataContract;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.FileField;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Asks who answers for a data contract and where it is to be written, writes it, and says where it is.
public final class ContractBox extends DialogBox {

    private final Source source;
    private final String name;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ErrorBanner banner = new ErrorBanner();
    private final TextArea owners = new TextArea();
    private final ComboBox<ReportFormat> kind = new ComboBox<>();
    private final FileField file;
    private final Button cancel;
    private final Label told = DialogBox.words("");
    private @Nullable Path replaced;

    /// Makes the contract; blocks.
    @FunctionalInterface
    public interface Source {

        /// @param owners who answers for it
        /// @throws tableflow.console.domain.BadInput when there is no schema
        DataContract of(List<String> owners);
    }

    /// @param name of the topic
    /// @param folder where it is proposed to be written
    public ContractBox(Source source, String name, Path folder, Dialogs dialogs, Work work) {
        super(text("schemas.make.contract.title", name), "schemas-contract");
        this.source = source;
        this.name = name;
        this.work = work;
        setId("schemas-contract");
        owners.setId("schemas-contract-owners");
        owners.setPromptText(text("schemas.make.contract.owners.prompt"));
        owners.setPrefRowCount(3);
        owners.setMinHeight(60);
        kind.setId("schemas-contract-format");
        kind.getItems().setAll(ReportFormat.MARKDOWN, ReportFormat.HTML);
        kind.setValue(ReportFormat.MARKDOWN);
        kind.setConverter(new ShownAs<>(one -> text("schemas.make.contract.kind." + one.name())));
        file = new FileField("schemas-contract-file", folder.resolve(fileName(name) + ".md"),
                text("schemas.make.contract.file"));
        kind.valueProperty().subscribe((before, now) -> file.ending(before.ending(), now.ending()));
        cancel = DialogBox.cancel(() -> dialogs.close(this));
        Button save = DialogBox.yes(text("schemas.make.contract.save"), "schemas-contract-save", this::save);
        save.disableProperty().bind(
                slot.busyProperty().or(BooleanExpression.booleanExpression(file.isComplete()).not()));
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("schemas-busy");
        busy.visibleProperty().bind(slot.busyProperty());
        told.setId("schemas-contract-told");
        told.visibleProperty().bind(told.textProperty().isNotEmpty());
        told.managedProperty().bind(told.textProperty().isNotEmpty());
        add(DialogBox.words(text("schemas.make.contract.words")),
                new Field(text("schemas.make.contract.owners"), owners, ""),
                new Field(text("schemas.make.contract.kind"), kind, ""),
                new Field(text("schemas.make.contract.file"), file, ""), banner, told);
        buttons(busy, cancel, save);
    }

    /// A topic's name has nothing that a file's may not, but a subject's may.
    private static String fileName(String name) {
        String good = name.replaceAll("[^A-Za-z0-9._-]+", "_");
        return good.length() > 120 ? good.substring(0, 120) : good;
    }

    private void save() {
        Path to = file.path();
        boolean html = kind.getValue() == ReportFormat.HTML;
        List<String> all = Arrays.stream(owners.getText().split("\n")).map(String::strip)
                .filter(it -> !it.isEmpty()).toList();
        boolean replace = to.equals(replaced);
        banner.show(null);
        told.setText("");
        work.job(text("schemas.make.contract.job", name), progress -> {
            // A path that was typed is not asked about by the system.
            if (Files.exists(to) && !replace) {
                return false;
            }
            DataContract contract = source.of(all);
            ReportFile.write(to, html
                    ? new ContractHtml(it -> it).of(contract) : new ContractMarkdown(it -> it).of(contract));
            return true;
        }).in(slot)
                .onResult(done -> written(to, done))
                .onFailure(failure -> banner.show(new Problem(failure, this::save)))
                .start();
    }

    private void written(Path where, boolean done) {
        replaced = where;
        told.setText(text(done ? "schemas.make.contract.written" : "schemas.make.contract.exists", where));
        if (done) {
            cancel.setText(text("dialog.close"));
        }
    }

    /// Ends what runs.
    public void close() {
        slot.clear();
    }
}
