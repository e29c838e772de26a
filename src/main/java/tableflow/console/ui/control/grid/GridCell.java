package tableflow.console.ui.control.grid;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One cell on the screen, used again for another place when it scrolls out of sight.
final class GridCell extends Region {

    /// How a value is there.
    enum Content {
        VALUE,
        NULL,
        LOADING,
        FAILED
    }

    /// What a cell shows besides its text.
    ///
    /// @param parts the letters that the mark is for; none when it is for the whole cell
    record Look(
            Content content,
            boolean right,
            boolean selected,
            boolean focused,
            @Nullable GridMark mark,
            List<GridMark.Part> parts) {}

    private static final double PADDING = 8;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final Map<Content, PseudoClass> CONTENTS = new EnumMap<>(Map.of(
            Content.NULL, PseudoClass.getPseudoClass("null"),
            Content.LOADING, PseudoClass.getPseudoClass("loading"),
            Content.FAILED, PseudoClass.getPseudoClass("failed")));
    private static final Map<GridMark, PseudoClass> MARKS = marks();

    private final Text text = new Text();
    private final Rectangle clip = new Rectangle();
    private long row = -1;
    private int position = -1;
    private int version = -1;
    private String whole = "";
    /// Whether the text that is drawn is `whole` cut to this width.
    private boolean fitted;
    private @Nullable Look look;
    /// Behind the letters that are marked, as many as were ever needed.
    private final List<Rectangle> marks = new ArrayList<>();
    private String column = "";

    GridCell() {
        getStyleClass().add("grid-cell");
        setManaged(false);
        setAccessibleRole(AccessibleRole.TABLE_CELL);
        text.getStyleClass().add("grid-text");
        text.setManaged(false);
        text.setMouseTransparent(true);
        text.setTextOrigin(VPos.CENTER);
        setClip(clip);
        getChildren().add(text);
    }

    private static Map<GridMark, PseudoClass> marks() {
        Map<GridMark, PseudoClass> marks = new EnumMap<>(GridMark.class);
        for (GridMark mark : GridMark.values()) {
            String name = mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
            marks.put(mark, PseudoClass.getPseudoClass(name));
        }
        return marks;
    }

    long row() {
        return row;
    }

    int position() {
        return position;
    }

    /// Whether it shows this place already, as it is at `newVersion`.
    boolean shows(long ofRow, int ofPosition, int newVersion, double width) {
        return row == ofRow && position == ofPosition && version == newVersion && getWidth() == width;
    }

    /// Takes a place.
    void place(long newRow, int newPosition, int newVersion, double width, double height) {
        row = newRow;
        position = newPosition;
        version = newVersion;
        setVisible(true);
        if (getWidth() != width || getHeight() != height) {
            resize(width, height);
            clip.setWidth(width);
            clip.setHeight(height);
            text.setLayoutY(Math.floor((height - 1) / 2));
            fitted = false;
        }
    }

    /// Stands at the place it has no more.
    void rest() {
        if (isVisible()) {
            setVisible(false);
            row = -1;
        }
    }

    /// Shows `newText`, cut to the width.
    ///
    /// @param letter the width of a letter
    void show(String newText, Look newLook, double letter) {
        Look before = look;
        look = newLook;
        boolean otherSide = before == null || before.right() != newLook.right();
        if (before == null || !before.equals(newLook)) {
            pseudoClassStateChanged(SELECTED, newLook.selected());
            pseudoClassStateChanged(CURSOR, newLook.focused());
            CONTENTS.forEach((content, style) -> text.pseudoClassStateChanged(style, content == newLook.content()));
            MARKS.forEach((mark, style) -> pseudoClassStateChanged(style, mark == newLook.mark()));
        }
        boolean otherText = otherSide || !fitted || !whole.equals(newText);
        if (otherText) {
            whole = newText;
            fitted = true;
            fit(newText, newLook.right(), letter);
        }
        if (otherText || before == null || !newLook.parts().equals(before.parts())) {
            mark(newLook.parts(), letter);
        }
    }

    /// The name of the column, for those who do not see it.
    void told(String newColumn) {
        column = newColumn;
    }

    private void mark(List<GridMark.Part> parts, double letter) {
        while (marks.size() < parts.size()) {
            Rectangle mark = new Rectangle();
            mark.getStyleClass().add("grid-part");
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            marks.add(mark);
            getChildren().addFirst(mark);
        }
        boolean even = CellText.isEven(text.getText());
        for (int i = 0; i < marks.size(); i++) {
            Rectangle mark = marks.get(i);
            mark.setVisible(i < parts.size() && parts.get(i).from() < text.getText().length());
            if (mark.isVisible()) {
                int from = parts.get(i).from();
                // The sign of a cut stands for the letters that are not drawn.
                int to = Math.min(parts.get(i).to(), text.getText().length());
                mark.setX(text.getLayoutX() + (even ? from * letter : left(from)));
                mark.setWidth(even ? (to - from) * letter : left(to) - left(from));
                mark.setY(3);
                mark.setHeight(Math.max(0, getHeight() - 7));
            }
        }
    }

    /// Where a letter begins that is not as wide as the others, from the left edge of the text.
    private double left(int letter) {
        Text before = new Text(text.getText().substring(0, letter));
        before.setFont(text.getFont());
        return before.getLayoutBounds().getWidth();
    }

    private void fit(String newText, boolean right, double letter) {
        double room = Math.max(0, getWidth() - 2 * PADDING);
        int letters = (int) (room / letter + 0.01);
        String shown = CellText.fitted(newText, letters);
        text.setText(shown);
        double width = shown.length() * letter;
        if (!CellText.isEven(shown)) {
            width = text.getLayoutBounds().getWidth();
            // Wide letters: as many as the measured width lets hope for; what is still too wide is clipped.
            if (width > room && width > 0) {
                text.setText(CellText.fitted(newText, Math.max(1, (int) (shown.length() * room / width))));
                width = Math.min(room, text.getLayoutBounds().getWidth());
            }
        }
        text.setLayoutX(right ? Math.max(PADDING, Math.floor(getWidth() - PADDING - width)) : PADDING);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> column.isEmpty() ? whole : text("grid.cell.told", column, whole);
            case ROW_INDEX -> (int) Math.min(row, Integer.MAX_VALUE);
            case COLUMN_INDEX -> position;
            case SELECTED -> look != null && look.selected();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
