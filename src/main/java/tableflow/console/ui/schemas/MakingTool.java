package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.contract.DataContract;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.shape.Conversion;
import tableflow.console.service.schemas.shape.ShapeText.Written;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.schemas.files.ContractBox;
import tableflow.console.ui.schemas.files.InferBox;
import tableflow.console.ui.schemas.files.InferViewModel;
import tableflow.console.ui.schemas.files.MadeBox;
import tableflow.console.ui.schemas.files.TopicRecords;
import tableflow.console.ui.tour.TourStep;
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
        List<MenuItem> items = new ArrayList<>();
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
        TopicRecords records = place.services().desk().records();
        InferViewModel model = new InferViewModel(records, draft().formatProperty().get(), work());
        String proposed = draft().subject().isEmpty() ? "" : name();
        InferBox box = new InferBox(model, records, place.context().dialogs(), proposed, found -> {
            if (found.schema() != null) {
                take(model.formatProperty().get(), found.schema().text());
            }
        });
        place.context().dialogs().show(box, model::close);
    }

    /// What was made becomes a draft that stands alone. An earlier one of that language is not written over unasked.
    private void take(SchemaFormat format, String made) {
        place.model().begin(format);
        if (!draft().returnedProperty().get()) {
            draft().textProperty().set(made);
            return;
        }
        place.context().dialogs().confirm(
                new Confirmation(
                        text("schemas.make.replace", text("schemas.format." + format.name())),
                        text("schemas.make.replace.why"), List.of(), text("schemas.make.replace.yes"), true, null),
                () -> draft().textProperty().set(made));
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
        SchemaDocument document = TrialTool.document(draft());
        SchemaDocument key = draft().circumstances().key();
        String name = name();
        ContractBox box = new ContractBox(owners -> {
            if (document.schema().isEmpty()) {
                throw BadInput.of(text("schemas.make.contract.noschema"));
            }
            return DataContract.of(name, document, key == null || key.schema().isEmpty() ? null : key, owners);
        }, name, Path.of(System.getProperty("user.home")), place.context().dialogs(), work());
        place.context().dialogs().show(box, box::close);
    }

    @Override
    public List<Node> bar() {
        return List.of(make);
    }

    /// A schema from a topic's records and from the draft, and its contract.
    @Override
    public List<TourStep> tour() {
        return List.of(
                TourStep.of("schemas-infer", text("schemas.make.tour.infer"), stage -> {
                    infer();
                    stage.enter("#schemas-infer-topic", "payments");
                    stage.press("#schemas-infer-look");
                }, stage -> !stage.text("#schemas-infer-told").isEmpty()),
                TourStep.of("schemas-convert", text("schemas.make.tour.convert"), stage -> {
                    place.context().dialogs().close();
                    convert(draft().formatProperty().get() == SchemaFormat.PROTOBUF
                            ? SchemaFormat.JSON : SchemaFormat.PROTOBUF);
                }, stage -> stage.shows("#schemas-made") && stage.shows("#schemas-made-losses")),
                TourStep.of("schemas-contract", text("schemas.make.tour.contract"), stage -> {
                    place.context().dialogs().close();
                    contract();
                }, stage -> stage.shows("#schemas-contract")),
                TourStep.of("schemas-made", text("schemas.make.tour.end"),
                        stage -> place.context().dialogs().close(), stage -> !stage.shows("#schemas-contract")));
    }

    @Override
    public void close() {
        slot.clear();
    }
}
