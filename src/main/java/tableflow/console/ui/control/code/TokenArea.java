package tableflow.console.ui.control.code;

import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.StyleHandlerRegistry;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.StyleAttribute;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/// An area whose parts of lines wear style classes. The toolkit's own way to say so asks the style sheets for each part
/// of each line by way of a hidden node, and writes the answer into a style of the part's own, with every change.
final class TokenArea extends CodeArea {

    private static final StyleAttribute<String> STYLE_CLASS = new StyleAttribute<>("STYLE_CLASS", String.class, false);
    private static final StyleHandlerRegistry HANDLERS = handlers();

    TokenArea(CodeTextModel model) {
        super(model);
    }

    /// What lets a part of a line wear a style class.
    static StyleAttributeMap wearing(String styleClass) {
        return StyleAttributeMap.of(STYLE_CLASS, styleClass);
    }

    @Override
    public StyleHandlerRegistry getStyleHandlerRegistry() {
        return HANDLERS;
    }

    private static StyleHandlerRegistry handlers() {
        StyleHandlerRegistry.Builder all = StyleHandlerRegistry.builder(CodeArea.styleHandlerRegistry);
        all.<CodeArea, String>setSegHandler(STYLE_CLASS, (area, cell, styleClass) ->
                cell.getNode().getStyleClass().add(styleClass));
        return all.build();
    }
}
