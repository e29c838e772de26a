package tableflow.console.ui.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.service.doctor.explain.Explainer;
import tableflow.console.service.support.Redactor;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.work.TestWork;

class ExplainViewTest extends UiTest {

    private static final String DENIED = "ICEBERG_CANNOT_OPEN_SPLIT: Error opening Iceberg split "
            + "s3://prod-lake/1100000/v1/t/data/ff.parquet (offset=0, length=1024): User: "
            + "arn:aws:sts::210987654321:assumed-role/bi/looker is not authorized to perform: s3:GetObject on "
            + "resource: \"arn:aws:s3:::prod-lake/1100000/v1/t/data/ff.parquet\" "
            + "because no identity-based policy allows "
            + "the s3:GetObject action (Service: S3, Status Code: 403, Request ID: DMQ0JBGWMA82PDQ9)";

    private final List<Answer> examined = new ArrayList<>();

    private void open() {
        show(() -> new ExplainView(new ExplainViewModel(
                TestWork.inline().work, new Explainer(new Redactor())::explain, examined::add)), 900, 900);
    }

    private void paste(String text) {
        TextArea input = find("#explain-input", TextArea.class);
        run(() -> input.setText(text));
    }

    private List<String> labels() {
        return fx(() -> stage().getScene().getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText()).toList());
    }

    @Test
    void thePastedErrorIsExplainedWithItsWordsUnderlined() {
        open();
        assertThat(labels()).contains("Nothing pasted");

        paste(DENIED);

        await("the cause", () -> labels().contains("No policy of the caller allows s3:GetObject."));
        List<String> marked = fx(() -> stage().getScene().getRoot().lookupAll(".explain-marked").stream()
                .map(node -> ((Text) node).getText()).toList());
        assertThat(marked).singleElement().asString().startsWith("User: arn").endsWith("s3:GetObject action");
        assertThat(labels()).contains("Also in the text", "Names in the text", "Bucket");
        pictures("explain-sure");

        click("#explain-examine-S4");
        assertThat(examined).extracting(one -> one.mode().id()).containsExactly("S4");

        click("#explain-copy");
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).contains("S4 (certain)");
    }

    @Test
    void whatTellsTooLittleIsNotSureAndListsWhatIsPossible() {
        open();

        paste("An error occurred (403) when calling the HeadObject operation: Forbidden");

        await("not sure", () -> labels().contains("Not sure"));
        assertThat(labels()).contains("Possible, not proven");
        pictures("explain-unsure");

        click("#explain-clear");
        await("empty", () -> labels().contains("Nothing pasted"));
        assertThat(fx(() -> find("#explain-input", TextArea.class).isFocused())).isTrue();
    }

    @Test
    void whatIsUnknownSaysSo() {
        open();

        paste("ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)");

        await("not sure", () -> labels().contains("Not sure"));
    }
}
