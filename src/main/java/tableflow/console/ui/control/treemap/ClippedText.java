package tableflow.console.ui.control.treemap;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Cuts texts to a width, with an ellipsis. Letters are measured once and added up, which is exact enough for labels
/// and a thousand times quicker than to lay each text out.
final class ClippedText {

    private static final String ELLIPSIS = "\u2026";

    private final Map<Integer, Double> widths = new HashMap<>();
    private final Font font;

    ClippedText(Font font) {
        this.font = font;
    }

    Font font() {
        return font;
    }

    private double width(int letter) {
        return widths.computeIfAbsent(letter, one -> {
            Text text = new Text(Character.toString(one));
            text.setFont(font);
            return text.getLayoutBounds().getWidth();
        });
    }

    double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    /// As much of a text as fits; empty where not even two letters do.
    String fit(String text, double room) {
        double ellipsis = width(ELLIPSIS.codePointAt(0));
        double sum = 0;
        int cut = 0;
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            sum += width(letter);
            if (sum > room) {
                return text.offsetByCodePoints(0, Math.min(2, text.codePointCount(0, text.length()))) > cut
                        ? ""
                        : text.substring(0, cut).stripTrailing() + ELLIPSIS;
            }
            at += Character.charCount(letter);
            if (sum + ellipsis <= room) {
                cut = at;
            }
        }
        return text;
    }
}
