package tableflow.console.ui.control.code;

import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.model.StyledTextModel;

/// Lays an area out as soon as its text has changed. Otherwise it does so twice: when the caret is moved after the
/// change, without taking note that it did, and again in the next pulse. Each makes all rows in sight.
final class LaidOutOnce {

    private LaidOutOnce() {}

    static void install(CodeArea area, StyledTextModel model) {
        StyledTextModel.Listener layout = change -> {
            if (change.isEdit()) {
                area.layout();
            }
        };
        // Behind the skin's own listener, which notes that there is something to lay out.
        area.skinProperty().subscribe(skin -> {
            model.removeListener(layout);
            if (skin != null) {
                model.addListener(layout);
            }
        });
    }
}
