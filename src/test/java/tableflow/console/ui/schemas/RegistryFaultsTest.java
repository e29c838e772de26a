package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.ui.control.code.CodeEditor;

/// What a registry does that is troubled: told with what to do, nothing of the draft is lost, and it works again after.
class RegistryFaultsTest extends RegistryWindow {

    @AfterEach
    void calm() {
        STAND.faults().clear();
    }

    private static void arm(String method, String path, Fault.Effect effect) {
        STAND.faults().arm(new Fault("*", method, Pattern.compile(path), 1000, effect));
    }

    private static Fault.Effect answer(int status, int code) {
        return new Fault.Answer(status, Map.of(), Optional.of(
                "{\"error_code\":" + code + ",\"message\":\"the words of " + status + "\"}"));
    }

    private CodeEditor editor() {
        return find("#schemas-editor", CodeEditor.class);
    }

    private String banner(String style) {
        Parent root = stage().getScene().getRoot();
        return root.lookupAll("." + style).stream().filter(RegistryFaultsTest::isSeen)
                .map(Label.class::cast).map(Label::getText).filter(it -> it != null && !it.isEmpty())
                .findFirst().orElse("");
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String drafted(String subject) {
        STAND.filled(subject, RegistryStand.ONE);
        open(profile("dev", false));
        choose(subject);
        await("the subject is open", () -> editor().text().contains("\"a\""));
        run(() -> editor().setText(RegistryStand.TWO));
        await("the draft counts", () -> node("#schemas-revert") instanceof Button revert && !revert.isDisabled());
        return subject;
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 40301", "404, 40401", "409, 409", "422, 42201", "422, 42203", "429, 0", "500, 50001",
        "503, 50002"})
    void whoIsRefusedWhileRegisteringLosesNothing(int status, int code) {
        String subject = drafted(RegistryStand.fresh("faulty" + status));
        fire("#schemas-register");
        await("the dialog stands", () -> node("#schema-register-subject") != null);
        fire("#change-review");
        await("it is reviewed", () -> reviewed("It follows version 1"));
        arm("POST", "/subjects/[^/]+/versions", answer(status, code));
        fire("#change-apply");
        await("it is told what failed", () -> banner("error-what").contains(subject));
        assertThat(fx(() -> banner("error-why"))).as("why").isNotBlank();
        assertThat(fx(() -> banner("error-advice"))).as("what to do").isNotBlank();
        if (status == 422) {
            pictures("schemas-fault");
        }
        assertThat(STAND.registry().versions(subject)).containsExactly(1);
        STAND.faults().clear();
        assertThat(fx(() -> editor().text())).isEqualTo(RegistryStand.TWO);
        fire("#change-review");
        await("it is reviewed again", () -> reviewed("It follows version 1"));
        fire("#change-apply");
        await("it is registered", () -> label("#change-done").contains("version 2"));
        closeDialog();
    }

    @Test
    void aConnectionThatGoesInTheMiddleRegistersOnce() {
        String subject = drafted(RegistryStand.fresh("dropped"));
        fire("#schemas-register");
        await("the dialog stands", () -> node("#schema-register-subject") != null);
        fire("#change-review");
        await("it is reviewed", () -> reviewed("It follows version 1"));
        STAND.faults().arm(new Fault("*", "POST", Pattern.compile("/subjects/[^/]+/versions"), 1,
                new Fault.DropAfter()));
        fire("#change-apply");
        await("it is registered", () -> label("#change-done").contains("version 2"));
        assertThat(STAND.registry().versions(subject)).containsExactly(1, 2);
        closeDialog();
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 40301", "429, 0", "500, 50001"})
    void aListThatCannotBeReadIsReadAgain(int status, int code) {
        String subject = drafted(RegistryStand.fresh("listed" + status));
        arm("GET", "/subjects", answer(status, code));
        run(() -> stage().getScene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
                .filter(it -> "Refresh".equals(it.getText())).findFirst().orElseThrow().fire());
        await("it is told", () -> !banner("error-what").isEmpty() && !banner("error-advice").isEmpty());
        assertThat(fx(() -> editor().text())).isEqualTo(RegistryStand.TWO);
        STAND.faults().clear();
        run(() -> stage().getScene().getRoot().lookupAll(".error-retry").stream()
                .filter(RegistryFaultsTest::isSeen)
                .map(Button.class::cast).findFirst().orElseThrow().fire());
        await("the failure is gone", () -> banner("error-what").isEmpty());
        await("it is listed", () -> node("#schemas-subjects") instanceof ListView<?> list
                && list.getItems().contains(subject));
    }
}
