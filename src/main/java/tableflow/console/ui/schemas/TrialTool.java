package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.ui.schemas.files.RecordsView;
import tableflow.console.ui.schemas.files.RecordsViewModel;
import tableflow.console.ui.schemas.files.RulesView;

/// The draft tried on records, and the rules of practice that it is judged by.
final class TrialTool implements SchemaTool {

    private static final String VALUES = "-value";

    private final RecordsViewModel records;
    private final RecordsView view;
    private final RulesView rules;

    TrialTool(ToolPlace place) {
        DraftViewModel draft = place.model().draft();
        records = new RecordsViewModel(place.services().desk().records(), () -> document(draft),
                place.context().work());
        view = new RecordsView(records, place.context().navigation());
        rules = new RulesView(place.services().desk().lint(), place.context().work(),
                () -> draft.around(draft.circumstances()));
        place.model().subjectProperty().subscribe((before, subject) -> {
            // One that is only read again leaves the topic that was chosen meanwhile.
            boolean again = before != null && subject != null && before.name().equals(subject.name());
            if (subject != null && !again && subject.name().endsWith(VALUES)) {
                view.propose(subject.name().substring(0, subject.name().length() - VALUES.length()));
            }
        });
    }

    static SchemaDocument document(DraftViewModel draft) {
        Judgement judged = draft.judgementProperty().get();
        String now = draft.textProperty().get();
        return judged != null && judged.document().text().equals(now) ? judged.document()
                : SchemaDocument.read(draft.formatProperty().get(), now, draft.circumstances().references());
    }

    @Override
    public List<SchemaTab> tabs() {
        return List.of(
                new SchemaTab("schemas-records-tab", text("schemas.records.tab"), SchemaTab.Side.PROBLEMS, view),
                new SchemaTab("schemas-rules-tab", text("schemas.rules.tab"), SchemaTab.Side.COLUMNS, rules));
    }

    @Override
    public void onShown() {
        rules.read();
    }

    @Override
    public void close() {
        records.close();
        rules.close();
    }
}
