package tableflow.console.ui.doctor.report;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.report.ReportFormat;
import tableflow.console.ui.control.Icons;

/// Makes a report of what is shown: a file of a kind, or a text on the clipboard.
public final class ReportMenu extends MenuButton {

    private final Reporting reporting;
    private final Supplier<Optional<Reportable>> shown;
    private final FileQuestion question;

    /// @param id of this menu; its items' begin with it
    /// @param shown what the report is to be of; asked when an item is chosen
    public ReportMenu(String id, Reporting reporting, Supplier<Optional<Reportable>> shown) {
        this(id, reporting, shown, FileQuestion.DESKTOP);
    }

    ReportMenu(String id, Reporting reporting, Supplier<Optional<Reportable>> shown, FileQuestion question) {
        super(text("doctor.report"), Icons.of(Feather.FILE_TEXT));
        this.reporting = reporting;
        this.shown = shown;
        this.question = question;
        setId(id);
        setTooltip(new Tooltip(text("doctor.report.hint")));
        setMinWidth(USE_PREF_SIZE);
        for (ReportFormat format : ReportFormat.values()) {
            getItems().add(item(format.ending(), text("doctor.report.save." + format.name()), () -> save(format)));
        }
        getItems().addAll(new SeparatorMenuItem(), item("copy", text("doctor.report.copy"), this::copy));
    }

    private MenuItem item(String name, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(getId() + "-" + name);
        item.setOnAction(event -> action.run());
        return item;
    }

    /// Asks for a file and writes a page of HTML to it.
    public void saveHtml() {
        save(ReportFormat.HTML);
    }

    private void save(ReportFormat format) {
        shown.get().ifPresent(what -> question.ask(this, what.name(), format)
                .ifPresent(file -> reporting.save(what, format, file)));
    }

    /// Puts the report on the clipboard as Markdown.
    public void copy() {
        shown.get().ifPresent(reporting::copy);
    }
}
